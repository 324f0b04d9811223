package io.serai.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Mails as a shop gets them: most are short texts, many have HTML beside them, some carry pictures. */
final class Mails {

    private static final Charset EUC_KR = Charset.forName("EUC-KR");

    private Mails() {}

    static byte[] mixed(int number) {
        return switch (number % 10) {
            case 0, 1, 2, 3 -> plain(number);
            case 4, 5, 6 -> html(number);
            case 7 -> korean(number);
            case 8 -> withAttachment(number, 20_000);
            // One in a hundred is a photograph.
            case 9 -> withAttachment(number, number % 100 == 99 ? 1_500_000 : 100_000);
            default -> throw new IllegalArgumentException();
        };
    }

    private static byte[] plain(int number) {
        return bytes(head(number)
                + "Content-Type: text/plain; charset=utf-8\n\nWhen will my order " + number + " arrive?\n\n"
                + "On Mon, 2 Nov 2026 at 10:00, Shop <support@shop.example> wrote:\n> Thank you for your order.\n");
    }

    private static byte[] html(int number) {
        return bytes(head(number) + """
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                How much is express delivery to Z=C3=BCrich? Order %1$d.
                --a
                Content-Type: text/html; charset=utf-8

                <div dir="ltr"><p>How much is express delivery to Zürich? <b>Order %1$d.</b></p>%2$s</div>
                <div class="gmail_quote"><div>On Monday Shop wrote:</div><blockquote>%2$s</blockquote></div>
                --a--
                """.formatted(number, "<p>Lorem ipsum dolor sit amet, consetetur.</p>".repeat(40)));
    }

    private static byte[] korean(int number) {
        return (head(number) + "Content-Type: text/plain; charset=euc-kr\nContent-Transfer-Encoding: 8bit\n\n주문 " + number
                        + "번은 언제 도착하나요?\n")
                .replace("\n", "\r\n")
                .getBytes(EUC_KR);
    }

    static byte[] withAttachment(int number, int size) {
        byte[] attached = new byte[size];
        new Random(number).nextBytes(attached);
        return bytes(head(number) + """
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/plain

                The kettle %d arrived broken, see the picture.
                --m
                Content-Type: image/jpeg; name="picture.jpg"
                Content-Disposition: attachment; filename="picture.jpg"
                Content-Transfer-Encoding: base64

                %s
                --m--
                """.formatted(number, Base64.getMimeEncoder().encodeToString(attached).replace("\r", "")));
    }

    private static String head(int number) {
        return """
                From: Customer %1$d <customer-%1$d@example.org>
                To: support@shop.example
                Subject: Order %1$d
                Date: Mon, 2 Nov 2026 10:00:00 +0000
                Message-ID: <bench-%1$d@example.org>
                MIME-Version: 1.0
                """.formatted(number);
    }

    private static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
