package io.serai.console;

import io.serai.account.Scope;
import java.util.List;

/** Body of createToken. */
public record CreateToken(String name, List<Scope> scopes, Integer expiresInDays) {}
