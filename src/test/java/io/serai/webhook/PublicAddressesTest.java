package io.serai.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.serai.shared.WebhookSignature;
import io.serai.webhook.PublicAddresses.NotPublic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private final WebhookSignature signature = WebhookSignature.of(WebhookSignature.newSecret());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "192.88.99.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "100::1"
            })
    void whatIsNotOnThePublicInternetIsRefused(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "8.8.8.8", "100.63.0.1", "100.128.0.1", "172.32.0.1", "192.0.1.1", "2606:4700::1111"})
    void whatIsOnThePublicInternetIsNot(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void oneAddressAmongPublicOnesThatIsPrivateIsEnough() throws UnknownHostException {
        PublicAddresses addresses =
                new PublicAddresses(resolvingTo("1.1.1.1", "127.0.0.1"), Set.of("intranet.example.org"));

        assertThatThrownBy(() -> addresses.resolve("mixed.example.org")).isInstanceOf(NotPublic.class);
        assertThat(addresses.resolve("Intranet.Example.org")).hasSize(2);
    }

    @Test
    void aNameThatResolvesToSomethingElseLaterIsNotReached() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        AtomicInteger asked = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1")
                };
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        PublicAddresses addresses = new PublicAddresses(rebinding, Set.of());
        addresses.resolve("evil.example.org");

        try (WebhookPosts posts = new WebhookPosts(addresses)) {
            URI url = URI.create(
                    "http://evil.example.org:%d/".formatted(server.getAddress().getPort()));
            assertThatThrownBy(() -> posts.post(url, signature, "id", "{}", Duration.ofSeconds(2)))
                    .isInstanceOf(NotPublic.class);
            for (String literal : new String[] {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"}) {
                URI direct = URI.create(
                        "http://%s:%d/".formatted(literal, server.getAddress().getPort()));
                assertThatThrownBy(() -> postWithTheSystemsNames(direct)).isInstanceOf(UnknownHostException.class);
            }
        } finally {
            server.stop(0);
        }
        assertThat(reached).hasValue(0);
    }

    private void postWithTheSystemsNames(URI url) throws Exception {
        try (WebhookPosts posts = new WebhookPosts(new PublicAddresses(Set.of()))) {
            posts.post(url, signature, "id", "{}", Duration.ofSeconds(2));
        }
    }

    private static DnsResolver resolvingTo(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] resolved = new InetAddress[addresses.length];
                for (int i = 0; i < addresses.length; i++) {
                    resolved[i] = InetAddress.getByName(addresses[i]);
                }
                return resolved;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
