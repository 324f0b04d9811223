package io.serai.camel;

import java.time.Duration;

/** A failure that knows when the work should be tried again. */
interface RetryLater {

    Duration retryAfter();
}
