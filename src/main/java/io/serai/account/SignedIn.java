package io.serai.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.UUID;

/** @param address the IP address; for those who listen, not for the log that programs are told of */
public record SignedIn(UUID accountId, @JsonIgnore String address) implements AccountEvent {
    @Override
    public UUID actorId() {
        return accountId;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("address", address);
    }
}
