// Placeholder until the embedded server is in place.
export default function setup(): void {}
