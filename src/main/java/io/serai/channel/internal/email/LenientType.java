package io.serai.channel.internal.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Content-Type, also one that breaks the grammar (RFC 2045, section 5.1) where what it means can still be seen. */
record LenientType(String name, Map<String, String> parameters) {

    private static final LenientType PLAIN = new LenientType("text/plain", Map.of());
    private static final Pattern NAME = Pattern.compile("^[\\s\"]*([\\w!#$&^.+-]{1,80}/[\\w!#$&^.+-]{1,80})");
    private static final Pattern PARAMETER = Pattern.compile(
            "\\b(charset|boundary|name|report-type)\\s*=\\s*(?:\"([^\"]{1,200})|([^\\s;\"]{1,200}))",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 4000;

    static LenientType of(Part part) throws MessagingException {
        String[] values = part.getHeader("Content-Type");
        if (values == null || values[0].isBlank()) {
            return PLAIN;
        }
        try {
            ContentType type = new ContentType(values[0]);
            Map<String, String> parameters = new HashMap<>();
            for (String key : new String[] {"charset", "boundary", "report-type"}) {
                parameters.put(key, type.getParameter(key));
            }
            return new LenientType(type.getBaseType().toLowerCase(Locale.ROOT), parameters);
        } catch (ParseException e) {
            return guessed(values[0].length() > LONGEST ? values[0].substring(0, LONGEST) : values[0]);
        }
    }

    private static LenientType guessed(String value) {
        Matcher name = NAME.matcher(value);
        if (!name.find()) {
            // RFC 2045, 5.2: what cannot be parsed is read as plain text.
            return PLAIN;
        }
        Map<String, String> parameters = new HashMap<>();
        PARAMETER
                .matcher(value)
                .results()
                .forEach(found -> parameters.putIfAbsent(
                        found.group(1).toLowerCase(Locale.ROOT),
                        found.group(2) != null ? found.group(2) : found.group(3)));
        return new LenientType(name.group(1).toLowerCase(Locale.ROOT), parameters);
    }

    boolean is(String other) {
        return name.equals(other);
    }

    boolean isMultipart() {
        return name.startsWith("multipart/");
    }

    /** @return or null */
    String parameter(String key) {
        return parameters.get(key);
    }
}
