package io.serai.approval;

import java.time.Instant;
import java.util.UUID;

/** Who may decide an approval, and until when nobody else may take it. */
public record Claim(UUID approvalId, UUID claimedById, String claimedByName, Instant claimedAt, Instant leaseUntil) {}
