package io.serai.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people get in, and how long they stay.
 *
 * @param failuresPerAccount how often signing in may fail within a quarter of an hour for one account from one IP address;
 *     ten times as many from all addresses together, so that nobody can easily lock an agent out
 * @param failuresPerAddress the same from one IP address, whatever the account
 * @param inactivity after this long without doing anything a session is over
 * @param passwordThreads how many passwords are hashed at the same time
 * @param passwordsWaiting how many more may wait for that; who comes then is told to come back
 */
@ConfigurationProperties("serai.sign-in")
record SignInSettings(
        @DefaultValue("10") int failuresPerAccount,
        @DefaultValue("50") int failuresPerAddress,
        @DefaultValue("1h") Duration inactivity,
        @DefaultValue("1") int passwordThreads,
        @DefaultValue("16") int passwordsWaiting) {}
