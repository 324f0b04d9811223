package io.serai.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** By what a caller's IP address is counted. */
public final class ClientAddress {
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*(%.*)?");
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The first 64 bits of an IPv6 address, since each site has as many as it likes below (RFC 6177); others whole. */
    public static String counted(String address) {
        if (address == null
                || address.indexOf(':') < 0
                || !IPV6.matcher(address).matches()) {
            return String.valueOf(address);
        }
        try {
            InetAddress read = InetAddress.getByName(address.replaceFirst("%.*", ""));
            // One that stands for an IPv4 address is read as that.
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), NETWORK_BYTES)) + "::/64"
                    : read.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
