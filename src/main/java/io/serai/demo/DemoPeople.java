package io.serai.demo;

import io.serai.account.Accounts;
import io.serai.account.Role;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The shop's staff: one person of each role. The administrator is the hub's first account. */
@Component
@Profile("demo")
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoPeople implements ApplicationRunner {
    private static final Map<String, Role> STAFF =
            Map.of("agent", Role.AGENT, "senior", Role.SENIOR_AGENT, "supervisor", Role.SUPERVISOR);

    private final Accounts accounts;

    DemoPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        STAFF.forEach((name, role) -> accounts.open(
                name + "@serai.local",
                Character.toUpperCase(name.charAt(0)) + name.substring(1),
                role,
                DemoSettings.PASSWORD));
    }
}
