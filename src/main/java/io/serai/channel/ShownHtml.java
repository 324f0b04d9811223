package io.serai.channel;

/**
 * HTML that may be shown to an agent.
 *
 * @param leftOut how many pictures are not shown because the sender's servers would have to be asked for them
 */
public record ShownHtml(String html, int leftOut) {}
