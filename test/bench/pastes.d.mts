export const pastes: Readonly<Record<string, (bytes: number) => string>>;
