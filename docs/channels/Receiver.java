import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes a channel's replies: java Receiver.java whsec_… 9000 */
class Receiver {

    private static final Set<String> seen = ConcurrentHashMap.newKeySet();
    private static byte[] key;

    public static void main(String[] arguments) throws IOException {
        key = Base64.getDecoder().decode(arguments[0].replaceFirst("^whsec_", ""));
        int port = Integer.parseInt(arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", Receiver::take);
        server.start();
    }

    private static void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        boolean late = Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(time)) > 300;
        boolean signed = Arrays.stream(
                        exchange.getRequestHeaders().getFirst("webhook-signature").split(" "))
                .anyMatch(signature -> MessageDigest.isEqual(signature.getBytes(), expected(id, time, body).getBytes()));
        if (late || !signed) {
            exchange.sendResponseHeaders(401, -1);
        } else {
            // A reply may come twice; it then has the id that it had before.
            System.out.println((seen.add(id) ? "" : "again: ") + id + " " + new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        }
        exchange.close();
    }

    private static String expected(String id, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
