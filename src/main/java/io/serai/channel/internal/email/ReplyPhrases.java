package io.serai.channel.internal.email;

import java.util.regex.Pattern;

/** What mail programs write above the earlier mails that they repeat, in the languages of their users. */
final class ReplyPhrases {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST = 400;

    /** By its first word, so that it may go over several lines. */
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "(?=.*(?:\\d|@))(?:"
                    + "(?:on|at|am|le|el|em|il|op|den|dne|dnia|w dniu|på|în) .{3,300}\\s"
                    + "(?:wrote|writes|schrieb.{0,200}|geschrieben|a écrit|escribió|escreveu|ha scritto|schreef.{0,200}"
                    + "|skrev.{0,200}|napsal\\(?a?\\)?|napisał\\(?a?\\)?|pisze|írta|a scris)\\s*"
                    + "|\\d{4}\\s?[년年./-].{3,300}(?:작성|のメール|写道|寫道|<[^<>\\s]+@[^<>\\s]+>)\\s*"
                    + ")[:：]",
            FLAGS);

    private static final Pattern ATTRIBUTION_IN_ONE_LINE = Pattern.compile(
            "(?=.*(?:\\d|@))(?:"
                    // What Gmail writes in many languages ends in the address alone.
                    + ".{0,250}\\d{4}.{0,200}<[^<>\\s]+@[^<>\\s]+>\\s*"
                    + "|.{3,300}\\s(?:wrote|schrieb(?: am .{3,100})?|hat geschrieben|a écrit|escribió|escreveu|ha scritto|schreef"
                    + "|skrev|napisał\\(?a?\\)?|napsal\\(?a?\\)?|kirjoitti|yazdı|пишет|написал\\(?а?\\)?|írta)\\s*"
                    + "|.{3,300}(?:님이 작성|님이 쓴 글|작성|のメール|が書きました|は書きました|写道|寫道|さんからのメッセージ)\\s*"
                    + ")[:：]",
            FLAGS);

    private static final Pattern SEPARATOR = Pattern.compile(
            "\\s*-{2,}\\s*(?:original message|original mail|ursprüngliche nachricht|original-?nachricht|message d['’]origine"
                    + "|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht"
                    + "|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti"
                    + "|wiadomość oryginalna|исходное сообщение|původní zpráva|özgün ileti|원본 ?메시지|원본 ?메일|원래 ?메시지"
                    + "|元のメッセージ|original nachricht|原始邮件|原始郵件)\\s*-{2,}\\s*",
            FLAGS);
    private static final Pattern FORWARD = Pattern.compile(
            "\\s*(?:-{2,}\\s*)?(?:(?:begin )?forwarded (?:message|mail)|(?:anfang der )?weitergeleitete nachricht"
                    + "|(?:début du )?message (?:transféré|réexpédié)|(?:inicio del )?mensaje reenviado"
                    + "|(?:inizio )?messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|vidarebefordrat meddelande"
                    + "|пересылаемое сообщение|전달된 ?(?:메시지|메일)|転送(?:された)?メッセージ|转发的?邮件|轉寄郵件)\\b?\\s*(?:-{2,}|[:：]).*",
            FLAGS | Pattern.DOTALL);
    private static final Pattern FORWARD_SUBJECT =
            Pattern.compile("\\s*\\[?(?:fwd?|wg|tr|rv|enc|doorst|vb|전달|転送|转发|轉寄)\\s*[:：\\]].*", FLAGS | Pattern.DOTALL);
    private static final Pattern REPLY_SUBJECT = Pattern.compile(
            "\\s*\\[?(?:re|aw|sv|antw|antwort|odp|ynt|vs|vá|res|rif|r|답장|회신|回复|答复|回覆|返信)\\s*(?:\\[\\d+\\])?\\s*[:：].*",
            FLAGS | Pattern.DOTALL);
    private static final Pattern FROM_LINE = Pattern.compile(
            "\\s*\\*{0,2}(?:from|von|de|da|van|från|fra|od|от|lähettäjä|보낸 ?사람|보낸 ?이|差出人|发件人|寄件者)\\s*[:：]\\*{0,2}\\s*\\S.*",
            FLAGS);
    private static final Pattern HEADER_LINE = Pattern.compile(
            "\\s*\\*{0,2}(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|date d['’]envoi|enviado(?: el)?"
                    + "|fecha|para|asunto|inviato|data|a|oggetto|enviada(?: em)?|assunto|verzonden|aan|onderwerp|skickat"
                    + "|till|ämne|sendt|til|emne|wysłano|do|temat|отправлено|дата|кому|тема|보낸 ?날짜|날짜|받는 ?사람|받는 ?이|참조"
                    + "|제목|送信日時|日時|日付|宛先|件名|发送时间|收件人|主题|主旨)\\s*[:：]\\*{0,2}.*",
            FLAGS);
    private static final Pattern BELOW = Pattern.compile(
            "\\b(?:see|answer(?:s|ed)?|comment(?:s|ed)?|repl(?:y|ies|ied)|respon(?:se|ses|ded))\\b.{0,60}\\b(?:inline|in-line|below|in (?:red|blue|green|bold))\\b"
                    + "|\\b(?:siehe|antworten?|anmerkungen|kommentare)\\b.{0,60}\\b(?:unten|inline|im text|in rot)\\b"
                    + "|\\b(?:voir|réponses?|réponds)\\b.{0,60}(?:ci-dessous|en rouge|dans le texte)"
                    + "|\\b(?:ver|respuestas?|respondo|contesto)\\b.{0,60}\\b(?:abajo|debajo|en rojo|entre líneas)\\b"
                    + "|(?:아래|본문|밑).{0,20}(?:답변|답을|답 |빨간|적었|적어|남겼)|(?:下記|以下|本文中|インライン).{0,20}(?:回答|返信|赤字|記入)",
            FLAGS);
    /** Each names a device or a mail program: parcels, too, are sent with, from and by something. */
    private static final Pattern DEVICE = Pattern.compile(
            "\\s*(?:sent (?:from|with|via) (?:my |the |mail for |new )?"
                    + "(?:iphone|ipad|samsung|galaxy|android|phone|mobile|huawei|xiaomi|blackberry|windows|pixel|nokia|oneplus"
                    + "|sony|yahoo|outlook|proton|tutanota|tuta|gmail|mail\\b|spark|mailbird).{0,60}|get outlook for .{0,40}"
                    + "|von meinem .{0,40} gesendet|gesendet (?:mit der (?:gmx|web\\.de|telekom)|von (?:mail|outlook|yahoo|meinem)"
                    + "|aus (?:der|outlook)).{0,60}|diese nachricht wurde von meinem .{0,80}gesendet.{0,20}"
                    + "|envoyé (?:de mon|depuis (?:mon|l['’]appli|outlook|yahoo|proton)|à partir (?:de outlook|d['’]outlook)).{0,60}"
                    + "|télécharger outlook pour .{0,40}|enviado (?:desde (?:mi|outlook|yahoo|el correo)|do meu|a partir do).{0,60}"
                    + "|obtener outlook para .{0,40}|inviato da(?:l mio)? (?:iphone|ipad|outlook|yahoo|posta|libero|telefono).{0,60}"
                    + "|verstuurd vanaf mijn .{0,60}|verzonden (?:vanaf mijn|met outlook|via yahoo).{0,60}"
                    + "|skickat från (?:min|outlook|yahoo|e-post).{0,60}|sendt fra (?:min|outlook|yahoo|e-post).{0,60}"
                    + "|wysłane z (?:iphone|ipad|mojego|telefonu|outlook|yahoo|poczty).{0,60}"
                    + "|отправлено (?:с|из) (?:iphone|ipad|моего|мобильн|outlook|яндекс|почты).{0,60}"
                    + "|(?:나의 |내 )?(?:iphone|ipad|갤럭시|galaxy|삼성|모바일|네이버 메일).{0,30}(?:에서|로) ?(?:보냄|보냈습니다|작성됨|전송됨)"
                    + "|(?:iphone|ipad|android|スマートフォン).{0,20}(?:から|より)送信(?:されました)?"
                    + "|发自我的.{0,30}|從我的.{0,30}傳送)\\.?\\s*",
            FLAGS);

    private ReplyPhrases() {}

    static boolean isAttribution(String line) {
        return beginsAndEndsAttribution(line)
                || isShortAndEndsInColon(line)
                        && ATTRIBUTION_IN_ONE_LINE.matcher(line).matches();
    }

    /** @param lines joined by blanks */
    static boolean beginsAndEndsAttribution(String lines) {
        return isShortAndEndsInColon(lines) && ATTRIBUTION.matcher(lines).matches();
    }

    private static boolean isShortAndEndsInColon(String line) {
        return line.length() <= LONGEST && (line.endsWith(":") || line.endsWith("："));
    }

    static boolean isSeparator(String line) {
        return line.length() <= LONGEST && SEPARATOR.matcher(line).matches();
    }

    static boolean beginsForward(String text) {
        return FORWARD.matcher(text.length() <= LONGEST ? text : text.substring(0, LONGEST))
                .matches();
    }

    static boolean isForward(String subject) {
        return subject != null && FORWARD_SUBJECT.matcher(subject).matches();
    }

    static boolean isReply(String subject) {
        return subject != null && REPLY_SUBJECT.matcher(subject).matches();
    }

    static boolean isFromLine(String line) {
        return line.length() <= LONGEST && FROM_LINE.matcher(line).matches();
    }

    static boolean isHeaderLine(String line) {
        return HEADER_LINE
                .matcher(line.length() <= LONGEST ? line : line.substring(0, LONGEST))
                .matches();
    }

    /** Whether somebody says that the answers are in the text below. */
    static boolean pointsBelow(String own) {
        return BELOW.matcher(own.length() <= 4000 ? own : own.substring(0, 4000))
                .find();
    }

    static boolean isDeviceSignature(String line) {
        return line.length() <= LONGEST && DEVICE.matcher(line).matches();
    }
}
