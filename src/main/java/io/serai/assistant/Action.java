package io.serai.assistant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model wants to happen. */
public enum Action {
    @JsonProperty("answer")
    ANSWER,
    @JsonProperty("handoff")
    HANDOFF
}
