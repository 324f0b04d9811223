package io.serai.conversation;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filter as a condition. One that is not asked for is left out, so that the plan can follow an index. */
record ConversationWhere(String sql, Map<String, Object> params) {

    static ConversationWhere of(ConversationFilter filter, ActivityCursor after) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> params = new HashMap<>();
        if (filter.status() != null) {
            conditions.add("status = :status");
            params.put("status", filter.status().name());
        }
        if (filter.channelId() != null) {
            conditions.add("channel_id = :channel");
            params.put("channel", filter.channelId());
        }
        if (filter.holder() != null && filter.holder().accountId() == null) {
            conditions.add("agent_id is null");
        } else if (filter.holder() != null) {
            conditions.add("agent_id = :agent");
            params.put("agent", filter.holder().accountId());
        }
        if (after != null) {
            conditions.add("(active_at, id) < (:activeAt, :after)");
            params.put("activeAt", after.activeAt().atOffset(ZoneOffset.UTC));
            params.put("after", after.id());
        }
        return new ConversationWhere(String.join(" and ", conditions), params);
    }
}
