package io.serai.conversation;

import io.serai.channel.ThreadMoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conversations whose thread got another name in its channel. */
@Repository
class MovedThreadStore {

    private final JdbcClient jdbc;

    MovedThreadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A conversation that has the new name already keeps it. */
    void move(ThreadMoved news) {
        jdbc.sql("""
                        update conversation moved
                        set thread_key = :to || substr(thread_key, length(:from) + 1), unreachable_since = null
                        where channel_id = :channel and (thread_key = :from or starts_with(thread_key, :from || '/'))
                          and not exists (
                            select 1 from conversation there where there.channel_id = moved.channel_id
                              and there.thread_key = :to || substr(moved.thread_key, length(:from) + 1))
                        """)
                .param("channel", news.channelId())
                .param("from", news.from())
                .param("to", news.to())
                .update();
        jdbc.sql("""
                        update customer_address set address = :to
                        where kind = :kind and address = :from
                          and not exists (select 1 from customer_address where kind = :kind and address = :to)
                        """)
                .param("kind", news.addressKind())
                .param("from", news.from())
                .param("to", news.to())
                .update();
    }
}
