package dev.durable.examples.shop;

/** A value. */
public record Address(String street, String zip, String city) {}
