package io.serai.conversation;

import io.serai.shared.HubsWork;
import java.util.List;
import org.springframework.stereotype.Service;

/** What a known visitor has talked about in a chat before. */
@Service
public class PastChats {

    private static final int MOST = 20;

    private final PastChatStore chats;

    PastChats(PastChatStore chats) {
        this.chats = chats;
    }

    /** Those of one chat, the newest first, at most 20. For whoever has checked that the site has signed the user. */
    @HubsWork(readOnly = true)
    public List<PastChat> of(String channelId, String userId) {
        return chats.list(channelId, Customers.USER, channelId + ":" + userId, MOST);
    }
}
