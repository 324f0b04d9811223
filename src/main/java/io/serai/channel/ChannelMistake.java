package io.serai.channel;

/** Something in a channel's configuration that keeps the channel from starting, in words that say what to change. */
public class ChannelMistake extends RuntimeException {

    private final String file;
    private final String key;
    private final String reason;

    /**
     * @param file the configuration file, below the hub's folder
     * @param key the path of the offending key, such as {@code approval.timeout}; empty when it is the whole file
     */
    public ChannelMistake(String file, String key, String reason) {
        super(key.isEmpty() ? "%s: %s".formatted(file, reason) : "%s: %s: %s".formatted(file, key, reason));
        this.file = file;
        this.key = key;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    public String key() {
        return key;
    }

    public String reason() {
        return reason;
    }
}
