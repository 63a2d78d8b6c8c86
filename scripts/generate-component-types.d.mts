export function generateComponentTypes(): string
