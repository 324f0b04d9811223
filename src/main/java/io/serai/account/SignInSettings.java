package io.serai.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often signing in may fail within a quarter of an hour.
 *
 * @param failuresPerAccount for one account from one IP address; ten times as many from all addresses together, so that
 *     nobody can easily lock an agent out
 * @param failuresPerAddress from one IP address, whatever the account
 */
@ConfigurationProperties("serai.sign-in")
record SignInSettings(
        @DefaultValue("10") int failuresPerAccount,
        @DefaultValue("50") int failuresPerAddress) {}
