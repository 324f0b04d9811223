package io.serai.channel.internal.email;

import io.serai.channel.IncomingMessage.Sender;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** To whom a mail was sent. */
final class Recipients {

    private static final int MOST = 50;
    /** What mail servers add to say by which address a mail reached the mailbox. */
    private static final List<String> DELIVERED =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To");

    private Recipients() {}

    /**
     * Who got the mail openly besides the hub, as a mail program's reply to all would have it: those in Cc, and those in
     * To. When no recipient is known to be the hub, one in To is it by another name, so that To says nothing.
     */
    static List<Sender> others(MimeMessage mail, Sender sender, Predicate<String> isOurs) throws MessagingException {
        Set<String> delivered = DELIVERED.stream()
                .flatMap(name -> in(mail, name).stream())
                .map(Sender::address)
                .collect(Collectors.toSet());
        Predicate<Sender> isHub = one -> delivered.contains(one.address()) || isOurs.test(one.address());
        List<Sender> to = in(mail, "To");
        List<Sender> copied = in(mail, "Cc");
        boolean hubIsNamed = Stream.concat(to.stream(), copied.stream()).anyMatch(isHub);
        Map<String, Sender> others = new LinkedHashMap<>();
        Stream.concat(hubIsNamed ? to.stream() : Stream.empty(), copied.stream())
                .filter(one -> !isHub.test(one) && !one.address().equals(sender.address()))
                .forEach(one -> others.putIfAbsent(one.address(), one));
        return others.values().stream().limit(MOST).toList();
    }

    /** The message that one of the recipients' addresses stands for, see {@link ReplyAddress}. */
    static UUID repliesTo(MimeMessage mail, ReplyTokens tokens) throws MessagingException {
        for (String name :
                Stream.concat(Stream.of("To", "Cc"), DELIVERED.stream()).toList()) {
            String[] values = mail.getHeader(name);
            for (String value : values == null ? new String[0] : values) {
                UUID message = ReplyAddress.messageIn(value, tokens);
                if (message != null) {
                    return message;
                }
            }
        }
        return null;
    }

    private static List<Sender> in(MimeMessage mail, String header) {
        List<Sender> senders = new ArrayList<>();
        try {
            String[] values = mail.getHeader(header);
            for (String value : values == null ? new String[0] : values) {
                senders.addAll(EmailHeaders.addresses(value));
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return senders;
    }
}
