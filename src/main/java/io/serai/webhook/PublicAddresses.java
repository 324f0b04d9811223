package io.serai.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a name for a connection that somebody else asked for, and fails unless every one of its addresses belongs to
 * the public internet (the special-purpose registries of RFC 6890). The connection is made to what was checked here, so
 * a name that resolves to something else the second time gains nothing.
 */
final class PublicAddresses implements DnsResolver {

    /** A name whose addresses must not be reached. */
    static final class NotPublic extends UnknownHostException {
        NotPublic(String host) {
            super("%s is not an address of the public internet".formatted(host));
        }
    }

    private final DnsResolver resolver;
    private final Set<String> allowed;

    /** @param allowed host names, as they stand in a URL, that may have any address */
    PublicAddresses(Set<String> allowed) {
        this(SystemDefaultDnsResolver.INSTANCE, allowed);
    }

    PublicAddresses(DnsResolver resolver, Set<String> allowed) {
        this.resolver = resolver;
        this.allowed = allowed;
    }

    boolean allows(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        if (!allows(host) && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new NotPublic(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return isPublic6(bytes);
        }
        return address instanceof Inet4Address && isPublic4(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
    }

    private static boolean isPublic4(int first, int second, int third) {
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
        boolean relays = first == 192 && second == 88 && third == 99;
        return first != 0 && first < 240 && !shared && !protocols && !benchmarks && !documentation && !relays;
    }

    /** Only 2000::/3 is handed out; of that, not what carries or stands for another address. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean handedOut = (bytes[0] & 0xe0) == 0x20;
        boolean protocols = first == 0x2001 && second < 0x200;
        boolean documentation = first == 0x2001 && second == 0x0db8 || first == 0x3fff && second < 0x1000;
        boolean tunnels = first == 0x2002;
        return handedOut && !protocols && !documentation && !tunnels;
    }
}
