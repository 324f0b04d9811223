package io.serai.conversation;

import io.serai.channel.IncomingMessage;
import io.serai.shared.HubsWork;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers, each with many addresses. Two become one only on proof: a site's signature, a mail that came back from an
 * address, or an agent who knows; what moved is kept, so that every merge can be undone.
 */
@Service
public class Customers {

    private static final String EMAIL = "email";
    static final String USER = "user";

    private final CustomerStore customers;
    private final MergeStore merges;
    private final VisitorEmailStore emails;
    private final ConversationStore conversations;
    private final ConversationSummaryStore summaries;
    private final ApplicationEventPublisher events;

    Customers(
            CustomerStore customers,
            MergeStore merges,
            VisitorEmailStore emails,
            ConversationStore conversations,
            ConversationSummaryStore summaries,
            ApplicationEventPublisher events) {
        this.customers = customers;
        this.merges = merges;
        this.emails = emails;
        this.conversations = conversations;
        this.summaries = summaries;
        this.events = events;
    }

    /** The customer, or the one that they turned out to be. @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public CustomerView view(UUID id) {
        return customers.root(id).flatMap(customers::find).orElseThrow(() -> SeraiException.notFound("customer", id));
    }

    /** Whose a conversation is. For whoever has checked that it is the caller's. */
    @HubsWork(readOnly = true)
    public NamedCustomer of(UUID conversationId) {
        return summaries.customerOf(conversationId);
    }

    /**
     * Finds or makes the customer that a site has signed its visitor to be, and gives them the conversation.
     *
     * @param channelId each chat has its own users: a site must not be able to speak for another one's
     * @param email signed too, in lower case; or null
     * @param name or null
     */
    @HubsWork
    public void identify(UUID conversationId, String channelId, String userId, String email, String name) {
        UUID customerId = own(ownerOf(conversationId), USER, channelId + ":" + userId, Proof.SIGNED);
        if (email != null) {
            customerId = own(customerId, EMAIL, email, Proof.SIGNED);
        }
        if (name != null) {
            customers.nameIfNameless(customerId, name);
        }
    }

    /** A mail that answers one of ours in a chat, from the address that the visitor had left, proves that it is theirs. */
    @Transactional(propagation = Propagation.MANDATORY)
    void proveByReply(IncomingMessage mail) {
        if (mail.sender().kind().equals(EMAIL)) {
            emails.prove(mail)
                    .forEach(conversationId ->
                            own(ownerOf(conversationId), EMAIL, mail.sender().address(), Proof.REPLIED));
        }
    }

    /** @throws SeraiException NOT_FOUND; CONFLICT when they are one already */
    @Transactional
    public CustomerView merge(UUID id, UUID otherId, UUID agentId) {
        UUID into = customers.root(id).orElseThrow(() -> SeraiException.notFound("customer", id));
        UUID from = customers.root(otherId).orElseThrow(() -> SeraiException.notFound("customer", otherId));
        if (into.equals(from)) {
            throw SeraiException.conflict("These are one customer already.").coded("one-customer");
        }
        merge(into, from, Proof.AGENT, agentId);
        return view(into);
    }

    /**
     * Moves back what a merge moved, and the conversations that began since by an address that moves back.
     *
     * @return the customer that is one of their own again
     * @throws SeraiException NOT_FOUND; CONFLICT when it was undone before
     */
    @Transactional
    public CustomerView undo(UUID mergeId, UUID agentId) {
        CustomerView.Merge merge = merges.lock(mergeId).orElseThrow(() -> SeraiException.notFound("merge", mergeId));
        if (merge.undoneAt() != null) {
            throw SeraiException.conflict("This merge was undone already.").coded("merge-undone");
        }
        UUID owner = customers.root(merge.intoId()).orElseThrow();
        merges.lock(owner, merge.fromId());
        merges.moveBack(merge, owner, agentId);
        events.publishEvent(new MergeUndone(null, null, mergeId, merge.intoId(), merge.fromId(), agentId));
        return view(merge.fromId());
    }

    private UUID ownerOf(UUID conversationId) {
        return conversations
                .lock(conversationId)
                .flatMap(it -> customers.root(it.customerId()))
                .orElseThrow(() -> SeraiException.notFound("conversation", conversationId));
    }

    /** Lets a proven address be the customer's. @return who they are then: whoever had the address before, if anybody */
    private UUID own(UUID customerId, String kind, String address, Proof proof) {
        if (customers.addAddress(customerId, kind, address, proof)) {
            return customerId;
        }
        UUID known = customers.at(kind, address).orElseThrow();
        if (!known.equals(customerId)) {
            merge(known, customerId, proof, null);
        }
        return known;
    }

    private void merge(UUID into, UUID from, Proof proof, UUID agentId) {
        merges.lock(into, from);
        // Somebody else may have merged one of them while this waited.
        if (!customers.root(into).equals(Optional.of(into))
                || !customers.root(from).equals(Optional.of(from))) {
            throw SeraiException.conflict("Somebody else merged one of these customers just now. Try again.")
                    .coded("merged-meanwhile");
        }
        UUID id = Ids.next();
        merges.move(id, into, from, proof, agentId);
        events.publishEvent(new CustomersMerged(null, null, id, into, from, proof, agentId));
    }
}
