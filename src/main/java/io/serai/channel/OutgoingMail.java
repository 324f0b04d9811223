package io.serai.channel;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** A mail that keeps its Message-ID, where Jakarta Mail would make a new one at every save, and knows how far it came. */
public final class OutgoingMail extends MimeMessage {

    private final String messageId;
    private final Set<Address> leftOut = new HashSet<>();
    private volatile boolean handedOver;

    public OutgoingMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream server, String[] withoutHeaders) throws IOException, MessagingException {
        super.writeTo(server, withoutHeaders);
        handedOver = true;
    }

    /** Whom it names and does not go to: the server refused them. */
    public void leaveOut(Collection<Address> refused) {
        leftOut.addAll(refused);
    }

    @Override
    public Address[] getAllRecipients() throws MessagingException {
        Address[] all = super.getAllRecipients();
        return all == null
                ? null
                : Arrays.stream(all).filter(one -> !leftOut.contains(one)).toArray(Address[]::new);
    }

    /** Whether all of it was written to a server: before that, no server can have taken it. */
    boolean wasHandedOver() {
        return handedOver;
    }
}
