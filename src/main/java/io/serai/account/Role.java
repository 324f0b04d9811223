package io.serai.account;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;

/** What an account may do; each role includes those before it. */
public enum Role {
    AGENT,
    SENIOR_AGENT,
    SUPERVISOR,
    ADMINISTRATOR;

    static final RoleHierarchy HIERARCHY = RoleHierarchyImpl.fromHierarchy(Arrays.stream(values())
            .filter(role -> role.ordinal() > 0)
            .map(role -> role.authority() + " > " + values()[role.ordinal() - 1].authority())
            .collect(Collectors.joining("\n")));

    String authority() {
        return "ROLE_" + name();
    }

    public boolean includes(Role other) {
        return ordinal() >= other.ordinal();
    }
}
