package io.serai.conformance;

import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelStatus.State;
import io.serai.channel.Channels;
import io.serai.conformance.Verdict.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Checks a channel of this hub from both of its ends: what its outside world sends and takes, and what the hub has stored
 * then. It writes messages and sends replies, so the channel must lead to nobody who should not get them.
 */
@Service
public class Conformance {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Channels channels;
    private final ReceivingChecks receiving;
    private final SendingChecks sending;
    private final RestartCheck restart;

    Conformance(Channels channels, ReceivingChecks receiving, SendingChecks sending, RestartCheck restart) {
        this.channels = channels;
        this.receiving = receiving;
        this.sending = sending;
        this.restart = restart;
    }

    public Report check(String channelId, Peer peer) {
        boolean up = Patience.until(PATIENCE, () -> channels.status(channelId)
                .filter(status -> status.state() == State.UP)
                .isPresent());
        String kind = channels.find(channelId).map(ChannelConfig::kind).orElse("?");
        if (!up) {
            String why = channels.status(channelId).map(Object::toString).orElse("There is no such channel.");
            return new Report(channelId, kind, List.of(new Verdict(Check.REDELIVERY, Result.FAILED, why)));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Check check : Check.values()) {
            verdicts.add(verdict(check, channelId, peer));
        }
        return new Report(channelId, kind, List.copyOf(verdicts));
    }

    private Verdict verdict(Check check, String channelId, Peer peer) {
        String reason = peer.notApplicable().get(check);
        if (reason != null) {
            return new Verdict(check, Result.NOT_APPLICABLE, reason);
        }
        try {
            return new Verdict(check, Result.PASSED, seen(check, channelId, peer));
        } catch (Broken e) {
            return new Verdict(check, Result.FAILED, e.getMessage());
        } catch (RuntimeException e) {
            return new Verdict(check, Result.FAILED, "The check itself failed: " + e);
        }
    }

    private String seen(Check check, String channelId, Peer peer) {
        return switch (check) {
            case REDELIVERY -> receiving.redelivery(channelId, peer);
            case CONCURRENCY -> receiving.concurrency(channelId, peer);
            case ATTACHMENTS -> receiving.attachments(channelId, peer);
            case OVERSIZE -> receiving.oversize(channelId, peer);
            case MALFORMED -> receiving.malformed(channelId, peer);
            case LOOP_GUARD -> receiving.loopGuard(channelId, peer);
            case UNICODE -> sending.unicode(channelId, peer);
            case ORDER -> sending.order(channelId, peer);
            case RETRY -> sending.retry(channelId, peer);
            case AMBIGUOUS_SEND -> sending.ambiguousSend(channelId, peer);
            case SHUTDOWN_WHILE_BUSY -> restart.whileBusy(channelId, peer);
        };
    }

    /** A promise is not kept. */
    static final class Broken extends RuntimeException {
        Broken(String what) {
            super(what);
        }
    }
}
