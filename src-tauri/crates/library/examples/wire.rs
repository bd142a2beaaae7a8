//! Prints the TypeScript of everything on the wire; `cargo xtask wire` writes it to `ui/src/core/wire.ts`.

fn main() {
    print!("{}", library::wire::typescript());
}
