package io.serai.channel;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.FreePort;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** A mail server (IMAP and SMTP) with one mailbox, on ports that are known before it starts. */
public final class MailServer implements AutoCloseable {

    public static final String ADDRESS = "support@shop.example";
    public static final String PASSWORD = "a&b%c+d)&{e} #f";

    private final int imapPort = FreePort.next();
    private final int smtpPort = FreePort.next();
    private GreenMail server;
    private GreenMailUser mailbox;

    public MailServer start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(imapPort, "localhost", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(smtpPort, "localhost", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        mailbox = server.setUser(ADDRESS, ADDRESS, PASSWORD);
        return this;
    }

    public int imapPort() {
        return imapPort;
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** The lines of a channel.yaml that connect to this server. */
    public String channelYaml() {
        return """
                kind: email
                source:
                  host: localhost
                  port: %d
                  protocol: imap
                  username: %s
                  password: "%s"
                  delay: 200
                sink:
                  host: localhost
                  port: %d
                  starttls: false
                  username: %s
                  password: "%s"
                  from: %s
                  from-name: Shop, 가게
                """.formatted(imapPort, ADDRESS, PASSWORD, smtpPort, ADDRESS, PASSWORD, ADDRESS);
    }

    public void deliver(String mail) {
        deliver(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    public void deliver(byte[] mail) {
        try {
            mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail that another program has read before the hub could see it. */
    public void deliverRead(String mail, Date receivedAt) {
        append(mail, new Flags(Flag.SEEN), receivedAt);
    }

    public void deliverUnread(String mail, Date receivedAt) {
        append(mail, new Flags(), receivedAt);
    }

    private void append(String mail, Flags flags, Date receivedAt) {
        byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            server.getManagers()
                    .getImapHostManager()
                    .getInbox(mailbox)
                    .appendMessage(
                            new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)),
                            flags,
                            receivedAt);
        } catch (MessagingException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<MimeMessage> sentTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    public long unseen() {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, ADDRESS) && !isSeen(mail))
                .count();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            String to = mail.getHeader("To", ",");
            return to != null && to.contains(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSeen(MimeMessage mail) {
        try {
            return mail.isSet(Flag.SEEN);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }
}
