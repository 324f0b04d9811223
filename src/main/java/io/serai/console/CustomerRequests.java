package io.serai.console;

import io.serai.conversation.CustomerView;
import io.serai.conversation.Customers;
import io.serai.shared.RouteStep;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What agents ask about customers. */
@Component
public class CustomerRequests {
    private final Customers customers;

    CustomerRequests(Customers customers) {
        this.customers = customers;
    }

    @RouteStep
    public CustomerView get(UUID id) {
        return customers.view(id);
    }

    @RouteStep
    public CustomerView merge(UUID id, MergeCustomers body, UUID accountId) {
        return customers.merge(id, body.otherId(), accountId);
    }

    @RouteStep
    public CustomerView undo(UUID id, UUID accountId) {
        return customers.undo(id, accountId);
    }
}
