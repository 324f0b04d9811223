package io.serai.console;

import java.util.List;

/** Body of createWebhook and changeWebhook. */
public record WriteWebhook(String url, List<String> eventTypes, Boolean enabled) {}
