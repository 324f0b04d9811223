package io.serai.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.approval.ApprovalDetail;
import java.util.List;
import java.util.UUID;

/** A draft as whoever decides it sees it. @param handoffId that of its conversation, or null @param present who else looks */
public record ShownApproval(@JsonUnwrapped ApprovalDetail approval, UUID handoffId, List<Presence> present) {}
