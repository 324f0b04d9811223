package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.Incoming;
import io.serai.QuietHubTest;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import io.serai.conversation.Arrivals;
import io.serai.conversation.FailedArrival;
import io.serai.conversation.Posted;
import io.serai.shared.SeraiException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Invariant 2: raw kept. */
@QuietHubTest
class RawKeptTest {

    private static final byte[] GARBAGE = {0, 1, 2, (byte) 0xff, 0};

    @Autowired
    Arrivals arrivals;

    @Test
    void whatCannotBeUnderstoodIsKeptByteForByteWithItsReason() {
        keep("garbage-1");
        FailedArrival kept = find("garbage-1");
        assertThat(kept.raw()).isEqualTo(GARBAGE);
        assertThat(kept.reason()).isEqualTo("No header ends");
    }

    @Test
    void theNextMessageGoesOn() {
        keep("garbage-2");
        assertThat(arrivals.store(Incoming.mail("c@example.org", "<good@example.org>", java.util.List.of(), "Good"))
                        .conversationId())
                .isNotNull();
    }

    @Test
    void onceUnderstoodItIsStoredAndLeavesTheList() {
        keep("garbage-3");
        Posted posted = arrivals.replay(
                find("garbage-3").id(),
                failed -> Incoming.mail("d@example.org", failed.externalId(), java.util.List.of(), "Now clear"));
        assertThat(posted.messageId()).isNotNull();
        assertThat(arrivals.failed(null, null, 1000).items())
                .extracting(FailedArrival::externalId)
                .doesNotContain("garbage-3");
    }

    @Test
    void whatStillCannotBeUnderstoodStays() {
        keep("garbage-4");
        FailedArrival kept = find("garbage-4");
        Posted posted = arrivals.replay(kept.id(), failed -> unreadable("garbage-4"));
        assertThat(posted.messageId()).isNull();
        assertThat(find("garbage-4").id()).isEqualTo(kept.id());
    }

    @Test
    void whatWasReplayedCannotBeReplayedAgain() {
        keep("garbage-5");
        var id = find("garbage-5").id();
        arrivals.replay(id, failed -> Incoming.webchat("Now clear"));
        assertThatThrownBy(() -> arrivals.replay(id, failed -> Incoming.webchat("Twice")))
                .isInstanceOf(SeraiException.class);
    }

    private void keep(String externalId) {
        arrivals.store(unreadable(externalId));
    }

    private static UnreadableMessage unreadable(String externalId) {
        return new UnreadableMessage("mail", externalId, "No header ends", new RawMessage(GARBAGE, "message/rfc822"));
    }

    private FailedArrival find(String externalId) {
        return arrivals.failed(null, null, 1000).items().stream()
                .filter(failed -> failed.externalId().equals(externalId))
                .findFirst()
                .orElseThrow();
    }
}
