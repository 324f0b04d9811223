package io.serai.account;

import org.springframework.stereotype.Service;

/** Keys that the hub makes for itself at their first use and keeps, the same for all replicas. */
@Service
public class HubKeys {

    private final SecretStore secrets;

    HubKeys(SecretStore secrets) {
        this.secrets = secrets;
    }

    /** 32 random bytes, each purpose its own. */
    public byte[] key(String purpose) {
        return secrets.key(purpose);
    }
}
