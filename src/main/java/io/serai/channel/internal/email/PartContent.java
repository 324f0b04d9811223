package io.serai.channel.internal.email;

import io.serai.channel.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;

/** A part that is decoded anew each time that it is read. @param encoded whether it is read as it is on the wire */
record PartContent(Part part, long size, boolean encoded) implements Content {

    @Override
    public InputStream open() throws IOException {
        try {
            return encoded ? PartText.wire(part) : part.getInputStream();
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }
}
