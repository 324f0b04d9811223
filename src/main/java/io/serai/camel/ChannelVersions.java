package io.serai.camel;

import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelFiles;
import io.serai.channel.ChannelMistake;
import io.serai.channel.Channels;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads what the files of the channels say now. */
@Component
class ChannelVersions {

    private static final String WEBCHAT = "webchat";

    private final ChannelFiles files;
    private final ChannelKamelets kamelets;
    private final Channels channels;

    ChannelVersions(ChannelFiles files, ChannelKamelets kamelets, Channels channels) {
        this.files = files;
        this.kamelets = kamelets;
        this.channels = channels;
    }

    /** By channel id. Also those with a mistake, and the web chat that is there when none is configured. */
    Map<String, ChannelVersion> all() {
        Map<String, ChannelVersion> all = new TreeMap<>();
        files.ids().forEach(id -> all.put(id, read(id)));
        if (!all.containsKey(WEBCHAT) && all.values().stream().noneMatch(this::isWebchat)) {
            all.put(WEBCHAT, complete(ChannelFiles.webchat(), ""));
        }
        return all;
    }

    ChannelVersion read(String id) {
        String text = "";
        try {
            text = files.text(id);
            return complete(files.read(id, text), text);
        } catch (ChannelMistake mistake) {
            return new ChannelVersion(id, ChannelVersion.hash(text), null, null, null, mistake.getMessage());
        }
    }

    private ChannelVersion complete(ChannelConfig config, String text) {
        if (!config.enabled()) {
            return new ChannelVersion(config.id(), ChannelVersion.hash(text), config, null, null, null);
        }
        ChannelKamelet source = kamelets.source(config);
        ChannelKamelet sink = kamelets.sink(config);
        String hash = ChannelVersion.hash(text, source.yaml(), sink.yaml());
        return new ChannelVersion(config.id(), hash, config, source, sink, null);
    }

    private boolean isWebchat(ChannelVersion version) {
        String kind = version.config() == null
                ? channels.find(version.id()).map(ChannelConfig::kind).orElse("")
                : version.config().kind();
        return kind.equals(WEBCHAT);
    }
}
