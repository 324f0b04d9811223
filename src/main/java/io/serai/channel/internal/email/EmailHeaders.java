package io.serai.channel.internal.email;

import io.serai.channel.IncomingMessage.Sender;
import io.serai.shared.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Who wrote a mail to whom, and what it answers (RFC 5322, section 3.6). Of a header that comes twice, the first. */
final class EmailHeaders {

    static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,500}>");
    private static final int LONGEST_NAME = 500;
    /** RFC 5321, section 4.5.3.1: 64 before the @, 255 after it. */
    private static final int LONGEST_ADDRESS = 320;

    private static final int MOST_REFERENCES = 100;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;:\"]+@[^@\\s<>,;:\"]+");

    private EmailHeaders() {}

    static String first(MimeMessage mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? "" : values[0].strip();
    }

    static String subject(MimeMessage mail) throws MessagingException {
        String[] values = mail.getHeader("Subject");
        return values == null ? null : HeaderText.of(values[0]);
    }

    /** @return null where there is none that can serve as a name */
    static String messageId(MimeMessage mail) throws MessagingException {
        String name = first(mail, "Message-ID").replaceAll("[\\s\\p{Cntrl}]", "");
        return name.isEmpty() || name.length() > LONGEST_NAME || name.equals("<>") ? null : name;
    }

    /** From; where there is none, whoever else says to have sent it. */
    static Sender sender(MimeMessage mail) throws MessagingException {
        for (String name : List.of("From", "Sender", "Reply-To", "Return-Path")) {
            String[] values = mail.getHeader(name);
            for (String value : values == null ? new String[0] : values) {
                List<Sender> senders = addresses(value);
                if (!senders.isEmpty()) {
                    return senders.get(0);
                }
            }
        }
        String from = first(mail, "From");
        throw new UnreadableMail(
                from.isEmpty()
                        ? "It does not say whom it is from."
                        : "Its sender is not an address: %s".formatted(shortened(HeaderText.of(from))));
    }

    static List<Sender> addresses(String header) {
        List<Sender> senders = new ArrayList<>();
        try {
            for (InternetAddress address : InternetAddress.parseHeader(header, false)) {
                sender(address.getAddress(), address.getPersonal()).ifPresent(senders::add);
            }
        } catch (AddressException | RuntimeException e) {
            senders.clear();
        }
        if (senders.isEmpty() && header.length() < 2000) {
            // Unquoted commas, colons and 8-bit letters in names defeat the grammar, but not the eye.
            ADDRESS.matcher(header).results().forEach(found -> sender(found.group(), null)
                    .ifPresent(senders::add));
        }
        return senders;
    }

    private static Optional<Sender> sender(String address, String name) {
        String plain = address == null
                ? ""
                : EmailAddress.folded(address.replace("\0", "").strip());
        if (plain.length() > LONGEST_ADDRESS || !ADDRESS.matcher(plain).matches()) {
            return Optional.empty();
        }
        String shown = HeaderText.of(name);
        return Optional.of(new Sender("email", plain, shown == null || shown.isBlank() ? null : shown));
    }

    static List<String> references(MimeMessage mail) throws MessagingException {
        String headers = "%s %s".formatted(mail.getHeader("References", " "), mail.getHeader("In-Reply-To", " "));
        Set<String> nearestLast = new LinkedHashSet<>();
        MESSAGE_ID.matcher(headers).results().map(MatchResult::group).forEach(name -> {
            nearestLast.remove(name);
            nearestLast.add(name);
        });
        List<String> all = List.copyOf(nearestLast);
        return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
