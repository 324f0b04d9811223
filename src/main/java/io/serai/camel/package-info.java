/** The only package that knows Camel: the steps of the routes, the queue's consumer, the life of channel routes. */
@org.springframework.modulith.ApplicationModule(displayName = "Camel")
package io.serai.camel;
