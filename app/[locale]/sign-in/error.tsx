"use client";

export { default } from "#app/[locale]/(console)/error.tsx";
