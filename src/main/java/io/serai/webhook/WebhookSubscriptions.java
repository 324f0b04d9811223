package io.serai.webhook;

import io.serai.account.Audit;
import io.serai.shared.Acting;
import io.serai.shared.HubsWork;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import io.serai.shared.WebhookSignature;
import io.serai.webhook.PublicAddresses.NotPublic;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is told of events, and where. Addresses outside of the public internet are refused unless the operator named them. */
@Service
public class WebhookSubscriptions {

    private static final UUID START = new UUID(0, 0);

    private final SubscriptionStore subscriptions;
    private final PublicAddresses addresses;
    private final Audit audit;

    WebhookSubscriptions(SubscriptionStore subscriptions, PublicAddresses addresses, Audit audit) {
        this.subscriptions = subscriptions;
        this.addresses = addresses;
        this.audit = audit;
    }

    /**
     * @param eventTypes empty for all
     * @param idempotencyKey or null; repeated by the same account, it makes one subscription
     * @return with its secret, which is not shown again
     * @throws SeraiException INVALID when the address must not be told anything
     */
    @HubsWork
    public WebhookSubscription subscribe(String url, List<String> eventTypes, String idempotencyKey, UUID accountId) {
        check(url);
        UUID id = idempotencyKey == null
                ? Ids.next()
                : UUID.nameUUIDFromBytes((accountId + "\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
        var made = new WebhookSubscription(id, url, WebhookSignature.newSecret(), List.copyOf(eventTypes), true, null);
        if (subscriptions.insert(made, accountId)) {
            note("webhook-made", id);
        }
        return subscriptions.findWithSecret(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Page<WebhookSubscription> list(String cursor, int limit) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(subscriptions.list(after, limit + 1), limit, WebhookSubscription::id);
    }

    /** @throws SeraiException NOT_FOUND; INVALID as for {@link #subscribe} */
    @Transactional
    public WebhookSubscription change(UUID id, String url, List<String> eventTypes, boolean enabled) {
        check(url);
        if (!subscriptions.update(id, url, List.copyOf(eventTypes), enabled)) {
            throw SeraiException.notFound("webhook", id);
        }
        note("webhook-changed", id);
        return subscriptions.find(id).orElseThrow();
    }

    /** Its deliveries go with it. @throws SeraiException NOT_FOUND */
    @Transactional
    public void remove(UUID id) {
        if (!subscriptions.delete(id)) {
            throw SeraiException.notFound("webhook", id);
        }
        note("webhook-removed", id);
    }

    /** No event of the log: whoever is told of all events would be told of this too. */
    private void note(String action, UUID id) {
        audit.add(Acting.accountId(), action, "webhook", id, Map.of());
    }

    private void check(String url) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            throw SeraiException.invalid("url", "This is not an address.").coded("url-malformed");
        }
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw SeraiException.invalid("url", "Write https://, a host and a path, without a name and password.")
                    .coded("url-malformed");
        }
        String host = address.getHost().replaceAll("[\\[\\]]", "");
        boolean plainIsAllowed = "http".equalsIgnoreCase(address.getScheme()) && addresses.allows(host);
        if (!"https".equalsIgnoreCase(address.getScheme()) && !plainIsAllowed) {
            throw SeraiException.invalid("url", "The address must begin with https://.")
                    .coded("url-not-https");
        }
        try {
            addresses.resolve(host);
        } catch (NotPublic e) {
            throw SeraiException.invalid("url", "This address is not on the public internet.")
                    .coded("url-not-public");
        } catch (UnknownHostException e) {
            throw SeraiException.invalid("url", "There is no host of this name.")
                    .coded("url-unknown-host");
        }
    }
}
