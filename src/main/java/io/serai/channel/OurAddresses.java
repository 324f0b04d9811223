package io.serai.channel;

import io.serai.shared.EmailAddress;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The addresses at which the configured mailboxes are reached: nobody to copy in, and nobody to answer. */
@Component
public class OurAddresses {

    private final Channels channels;

    OurAddresses(Channels channels) {
        this.channels = channels;
    }

    /** Whether it is one of them, also with a token or another subaddress ({@code support+token@…}). */
    public boolean contains(String address) {
        String plain = plain(address);
        return channels.ofKind("email").stream()
                .flatMap(OurAddresses::of)
                .filter(Objects::nonNull)
                .anyMatch(ours -> plain(ours).equals(plain));
    }

    private static Stream<String> of(ChannelConfig mailbox) {
        return Stream.concat(
                Stream.of(mailbox.source().parameters().get("username")),
                Stream.of("username", "from", "reply-to", "reply-address")
                        .map(mailbox.sink().parameters()::get));
    }

    private static String plain(String address) {
        return EmailAddress.folded(address.strip()).replaceFirst("\\+[^@]*@", "@");
    }
}
