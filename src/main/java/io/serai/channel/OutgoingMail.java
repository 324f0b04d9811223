package io.serai.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A mail that keeps its Message-ID, where Jakarta Mail would make a new one at every save, and knows how far it came. */
public final class OutgoingMail extends MimeMessage {

    private final String messageId;
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

    /** Whether all of it was written to a server: before that, no server can have taken it. */
    boolean wasHandedOver() {
        return handedOver;
    }
}
