package io.serai.channel.internal.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How mail servers tell in prose that they could not deliver: qmail, Exim, Postfix, Sendmail, Exchange, Gmail and others. */
final class BounceWords {

    private static final Pattern SERVER = Pattern.compile(
            "\\b(mailer-daemon|mailerdaemon|postmaster|mail-daemon|mail delivery (sub)?system|microsoftexchange\\w*)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver(ed|able)|delivery (status notification|failure|has failed|report)|returned mail|mail delivery failed"
                    + "|failure notice|message not delivered|mail system error|delivery delayed|unzustellbar"
                    + "|nicht zugestellt|non remis|non distribu|no (se ha )?entreg|mancata consegna|반송|전송 ?실패|전달 ?실패"
                    + "|配信できません|配信不能|配達できません|退信|недоставлен",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FAILED = Pattern.compile(
            "qmail-send program|could ?n[o']t be delivered|could not deliver|wasn't able to deliver|unable to deliver"
                    + "|did not reach|was(n't| not) delivered|permanent(ly)? (fatal )?(error|failed)|address not found"
                    + "|user unknown|unknown user|no such user|mailbox (is )?(full|unavailable|not found)|does ?n[o']t exist"
                    + "|delivery (has )?failed|undeliverable|konnte nicht zugestellt|nicht zugestellt werden"
                    + "|n'a pas pu être|n'a pas été remis|no se (ha )?pud?o|no se ha podido|전송하지 못했|전달되지 못|보내지 못했|반송"
                    + "|配信できません|届けられません|配信されませんでした",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DELAY = Pattern.compile(
            "this is a warning message only|you do not need to resend|will (be retried|keep trying|continue to (try|be))"
                    + "|has not yet been delivered|delivery (is )?delayed|still trying",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile(
            "^.{0,300}?(?:\\b[45]\\.\\d{1,2}\\.\\d{1,3}\\b|\\b(?:4[2-5]|5[0-7])\\d[ -]).{0,300}$", Pattern.MULTILINE);

    private BounceWords() {}

    static boolean isFromAServer(MimeMessage mail) throws MessagingException {
        String from = EmailHeaders.first(mail, "From");
        return from.isEmpty()
                || from.equals("<>")
                || EmailHeaders.first(mail, "Return-Path").equals("<>")
                || mail.getHeader("X-Failed-Recipients") != null
                || SERVER.matcher(from.length() < 1000 ? from : "").find();
    }

    /** An out-of-office note comes from a server's null address too: it takes a server's words besides. */
    static boolean tell(MimeMessage mail, String words) throws MessagingException {
        String subject = EmailHeaders.subject(mail);
        boolean said = subject != null && SUBJECT.matcher(subject).find();
        return isFromAServer(mail)
                && (said
                        || mail.getHeader("X-Failed-Recipients") != null
                        || SERVER.matcher(EmailHeaders.first(mail, "From")).find())
                && (FAILED.matcher(words).find() || isDelay(words));
    }

    static boolean isDelay(String words) {
        return DELAY.matcher(words).find();
    }

    /** @return the first line that has a status code, or nothing */
    static String detail(String words) {
        Matcher line = STATUS.matcher(words);
        return line.find() ? line.group().strip() : "";
    }
}
