"""What has changed since the period before: the section of its own, and what the comparison adds to other sections.

In: the story of a register. Out: words and exhibits not yet numbered; nothing where there is no earlier brief.
"""

from __future__ import annotations

from reportgen.brief import Bullets, Terms
from reportgen.composition.found import Found
from reportgen.exhibits.changes import changes_table
from reportgen.exhibits.scene import Scene
from reportgen.narrative import changes
from reportgen.narrative.story import Story


def section(story: Story, scene: Scene, name: str) -> tuple[Found, ...]:
    """Give what the comparison has to say in a section."""
    found = changes.told(story)
    if found is None:
        return ()
    if name == "changes":
        said = changes.sentences(story)
        return (changes_table(scene, found), Bullets(said) if said else None)
    if name == "methods":
        return (Terms(changes.methods(story)),)
    added = {"limitations": changes.limitations, "sources": changes.sources}.get(name)
    said = added(story) if added is not None else ()
    return (Bullets(said),) if said else ()
