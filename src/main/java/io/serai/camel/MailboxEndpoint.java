package io.serai.camel;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** An IMAP folder and how it is read. */
class MailboxEndpoint extends ScheduledPollEndpoint {

    final MailboxComponent hub;
    final String channelId;
    private ImapServer server;
    private String folder = "INBOX";

    MailboxEndpoint(String uri, MailboxComponent component, String channelId) {
        super(uri, component);
        this.hub = component;
        this.channelId = channelId;
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        MailboxConsumer consumer = new MailboxConsumer(this, route);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("Mails are sent by SMTP");
    }

    ImapServer server() {
        return server;
    }

    public void setServer(ImapServer server) {
        this.server = server;
    }

    String folder() {
        return folder;
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }
}
