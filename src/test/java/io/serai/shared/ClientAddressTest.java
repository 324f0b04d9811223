package io.serai.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:0:1::7, 20010db800000001::/64",
        "2001:DB8:0:1:ffff:ffff:ffff:ffff, 20010db800000001::/64",
        "2001:db8:0:2::7, 20010db800000002::/64",
        "fe80::1%eth0, fe80000000000000::/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "0:0:0:0:0:0:0:1, 0000000000000000::/64",
        "dead:beef, dead:beef",
        "proxy:8080, proxy:8080",
        "unknown, unknown"
    })
    void ipv6AddressesAreCountedBySiteAndAllOthersAsTheyAre(String address, String counted) {
        assertThat(ClientAddress.counted(address)).isEqualTo(counted);
    }
}
