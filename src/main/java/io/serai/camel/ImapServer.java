package io.serai.camel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** One connection to an IMAP server, kept between two looks. */
public class ImapServer {

    private String host;
    private int port;
    private String protocol = "imaps";
    private boolean starttls;
    private EmailLogin login;
    private int connectTimeout = 10_000;
    private int readTimeout = 30_000;
    private Store store;

    public void setHost(String host) {
        this.host = host;
    }

    public void setPort(int port) {
        this.port = port;
    }

    public void setProtocol(String protocol) {
        this.protocol = protocol;
    }

    public void setStarttls(boolean starttls) {
        this.starttls = starttls;
    }

    public void setLogin(EmailLogin login) {
        this.login = login;
    }

    public void setConnectTimeout(int connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public void setReadTimeout(int readTimeout) {
        this.readTimeout = readTimeout;
    }

    /** @throws MessagingException when the server or the folder is not there, or the login is refused */
    ImapFolder open(String name) throws MessagingException {
        if (store == null || !store.isConnected()) {
            connect();
        }
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        folder.open(Folder.READ_WRITE);
        return new ImapFolder(folder);
    }

    private void connect() throws MessagingException {
        try {
            login();
        } catch (AuthenticationFailedException e) {
            if (!login.renew()) {
                throw e;
            }
            login();
        }
    }

    private void login() throws MessagingException {
        PasswordAuthentication user = login.getPasswordAuthentication();
        store = Session.getInstance(properties()).getStore(protocol);
        store.connect(host, port, user.getUserName(), user.getPassword());
    }

    private Properties properties() {
        Properties properties = new Properties();
        String mail = "mail." + protocol;
        properties.put(mail + ".connectiontimeout", Integer.toString(connectTimeout));
        properties.put(mail + ".timeout", Integer.toString(readTimeout));
        properties.put(mail + ".writetimeout", Integer.toString(readTimeout));
        login.secure(properties, protocol, starttls && protocol.equals("imap"));
        return properties;
    }

    void disconnect() throws MessagingException {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
