package io.serai.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.UUID;

/**
 * @param accountId null when nobody is called so; what was typed is not kept, because it may have been a password
 * @param address the IP address; for those who listen, not for the log that programs are told of
 */
public record SignInRefused(UUID accountId, @JsonIgnore String address) implements AccountEvent {
    @Override
    public Map<String, Object> facts() {
        return Map.of("address", address);
    }
}
