package io.serai.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One configured account of a channel, as {@code channels-config/<id>/channel.yaml} says it.
 *
 * @param id the folder's name
 * @param kind names the kamelets {@code <kind>-source} and {@code <kind>-sink}
 * @param enabled false keeps the account configured and its routes away
 * @param mode whether answers are sent
 * @param autoThreshold probability, 0 to 1, from which a draft is sent without a person
 * @param neverAutomatic topics that always go to a person
 * @param approval what happens to drafts that wait for a person
 * @param ambiguousSend what to do with a message that may have been sent
 * @param pace how fast messages are answered and sent
 * @param source the source kamelet and its parameters
 * @param sink the sink kamelet and its parameters
 * @param hours when people answer; null for always
 * @param chat what only a web chat has
 */
public record ChannelConfig(
        String id,
        String kind,
        boolean enabled,
        Mode mode,
        double autoThreshold,
        Set<String> neverAutomatic,
        Approval approval,
        AmbiguousSend ambiguousSend,
        Pace pace,
        End source,
        End sink,
        Hours hours,
        Chat chat) {

    /** A channel that answers and sends as fast as it can, whose people always answer, and a chat on the hub's own pages. */
    public ChannelConfig(
            String id,
            String kind,
            boolean enabled,
            Mode mode,
            double autoThreshold,
            Set<String> neverAutomatic,
            Approval approval,
            AmbiguousSend ambiguousSend,
            End source,
            End sink) {
        this(
                id,
                kind,
                enabled,
                mode,
                autoThreshold,
                neverAutomatic,
                approval,
                ambiguousSend,
                Pace.UNLIMITED,
                source,
                sink,
                null,
                Chat.OF_ONES_OWN);
    }

    /** SHADOW drafts and scores but never sends. */
    public enum Mode {
        LIVE,
        SHADOW
    }

    public enum AmbiguousSend {
        /** Send again; the customer may see the message twice. */
        RESEND,
        /** Wait for a person to decide. */
        ASK
    }

    /**
     * @param timeout how long a draft may wait
     * @param onTimeout ESCALATE expires the draft and hands the conversation to a person; HOLD sends {@code
     *     holdingMessage} once and keeps waiting
     * @param holdingMessage null for the words of where the customer stands
     * @param priority the highest goes first
     * @param fourEyes topics whose drafts two different people must approve
     */
    public record Approval(
            Duration timeout, OnTimeout onTimeout, String holdingMessage, int priority, Set<String> fourEyes) {

        /** One person is enough, and no channel goes before it. */
        public Approval(Duration timeout, OnTimeout onTimeout, String holdingMessage) {
            this(timeout, onTimeout, holdingMessage, 0, Set.of());
        }
    }

    public enum OnTimeout {
        ESCALATE,
        HOLD
    }

    /**
     * @param quietWindow messages that follow each other within it are answered together; it is waited for at most three
     *     times as long after the first of them
     * @param rate at most so many messages go out by the channel; null for no limit
     * @param conversationRate at most so many in one conversation; null for no limit
     */
    public record Pace(Duration quietWindow, Rate rate, Rate conversationRate) {

        public static final Pace UNLIMITED = new Pace(Duration.ZERO, null, null);

        public boolean isLimited() {
            return rate != null || conversationRate != null;
        }
    }

    public record Rate(int messages, Duration per) {}

    /**
     * @param origins the other sites (RFC 6454) that may use the chat; the hub's own pages always may
     * @param identitySecret by which a site signs who its visitors are; null when it does not
     * @param emailChannel writes to visitors who left; null for the only enabled e-mail channel, if there is one
     * @param awayAfter how long a visitor must have been gone to have left
     * @param name as visitors read it; null for the channel's id
     * @param form what visitors are asked before they begin
     * @param streamThreshold see {@link ChannelConfig#streamThreshold()}; null for its default
     */
    public record Chat(
            Set<String> origins,
            String identitySecret,
            String emailChannel,
            Duration awayAfter,
            String name,
            List<FormField> form,
            Double streamThreshold) {

        public static final Chat OF_ONES_OWN =
                new Chat(Set.of(), null, null, Duration.ofMinutes(2), null, List.of(), null);

        /** Without the secret. */
        @Override
        public String toString() {
            return "Chat[origins=%s, emailChannel=%s, awayAfter=%s, name=%s, form=%s, streamThreshold=%s]"
                    .formatted(origins, emailChannel, awayAfter, name, form, streamThreshold);
        }
    }

    /** @param kamelet its name; @param parameters as declared by the kamelet */
    public record End(String kamelet, Map<String, String> parameters) {}

    /** How customers know it. */
    public String shownName() {
        return chat.name() == null ? id : chat.name();
    }

    public boolean isOpen(Instant at) {
        return hours == null || hours.isOpen(at);
    }

    /** When people answer again; empty when they do at that time, or nobody knows. */
    public Optional<Instant> opensAfter(Instant at) {
        return isOpen(at) ? Optional.empty() : hours.opensAfter(at);
    }

    /**
     * The probability, known before an answer is written, from which a web chat shows it while it is written. Without
     * another word halfway between {@code autoThreshold} and certainty; at 1 nothing is shown before it is decided.
     */
    public double streamThreshold() {
        return chat.streamThreshold() == null ? (autoThreshold + 1) / 2 : chat.streamThreshold();
    }

    /**
     * The name by which the channel's other end will know a message that is about to be sent: for e-mail a Message-ID
     * (RFC 5322, section 3.6.4), so that a mail that is sent twice is recognisable as one.
     */
    public String messageRef(UUID messageId) {
        if (!kind.equals("email")) {
            return messageId.toString();
        }
        String from = sink.parameters().getOrDefault("from", "");
        return "<%s@%s>".formatted(messageId, from.substring(from.lastIndexOf('@') + 1));
    }
}
