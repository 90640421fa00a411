"""The team of a project in a real browser, with JavaScript and without it: adding by a list, inviting, accepting, roles."""

import secrets

import pytest

import chromium
from eml_files import mail_to, text_of
from portal import Clicker


@pytest.fixture(scope="module")
def site(install):
    """A server of its own, whose mails are files."""
    return install("team").start()


@pytest.fixture
def people(site, workplace):
    made = []
    pictures = workplace / "team-pages"
    pictures.mkdir(exist_ok=True)
    axe = chromium.axe_script()

    def make(name: str, javascript: bool) -> Clicker:
        made.append(Clicker(site, name, javascript=javascript, pictures=pictures, axe=axe))
        made[-1].sign_up()
        return made[-1]

    yield make
    for person in made:
        person.close()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("javascript", [False, True])
def test_a_team_grows_and_changes(site, people, javascript, tmp_path):
    owner, guest = people("Olga Owner", javascript), people("Guido Guest", javascript)
    colleague = site.create_person("Carla Colleague")
    organisation = site.command("org", "create", "--name", "Bridge Works", "--entitlement", "itwin")["organisation_id"]
    for email in (owner.email, colleague.email):
        site.command("org", "member", "--org", organisation, "--email", email, "--role", "member")
    service = site.create_app("service", colleague, "itwin-platform")
    made = site.command(
        "project", "create", "--org", organisation, "--name", f"Bridge {secrets.token_hex(3)}", "--owner", owner.email
    )
    team = f"/projects/{made['project_id']}/team"

    owner.open(team)
    owner.expect("1 member")
    owner.look("team")
    owner.follow("Add people or services")
    owner.look("add")
    rows = [f"{colleague.email}\tScheduler", service.client_email, guest.email, "=1+1", owner.email]
    if javascript:
        # The sheet as a file: one that is no text is refused on the page, the next one fills the field.
        field = owner.driver.find_element("id", "people-file")
        for name, content in (("sheet.xlsx", b"PK\xff\xfe"), ("sheet.csv", "\ufeff".encode() + "\r\n".join(rows).encode())):
            (tmp_path / name).write_bytes(content)
            field.send_keys(str(tmp_path / name))
            if name == "sheet.xlsx":
                owner.expect("not text in UTF-8")
                owner.look("add-no-text")
        list_field = owner.driver.find_element("id", "people")
        chromium.wait_for(owner.driver, lambda _: guest.email in list_field.get_attribute("value"))
        assert "not text in UTF-8" not in owner.text
    else:
        assert not owner.driver.find_element("id", "people-file").is_displayed()
        owner.fill(people="\n".join(rows).replace("\t", ";"))
    viewer = owner.driver.find_element("xpath", "//label[contains(., 'Viewer')]")
    owner.driver.find_element("id", viewer.get_attribute("for")).click()
    owner.press("See what will happen")
    for words in ("Added at once: a service identity", "Invited by mail", "not an e-mail address", "gets these roles"):
        owner.expect(words)
    owner.look("preview")
    owner.press("Do this for 4 addresses")
    owner.expect("Done for 4 of 4 addresses.")
    owner.look("done")

    owner.open(team)
    owner.expect("3 members")
    owner.expect("Scheduler")
    owner.look("team-of-three")
    owner.follow("Pending invitations")
    owner.expect(guest.email)
    owner.look("invitations")

    words = text_of(mail_to(site, guest.email, "You are invited to a project")).split()
    guest.open(next(word for word in words if word.startswith("http") and "/project-invitation?token=" in word))
    guest.expect("Bridge")
    guest.look("invitation")
    guest.press("Join the team")
    guest.expect("You belong to the team of this project now.")
    guest.expect("4 members")

    owner.open(f"{team}?q=guido")
    owner.follow("Change", within="main")
    owner.look("member")
    owner.press("Remove")
    owner.expect("Are you sure?")
    owner.look("member-removal")
    owner.press("Yes, remove Guido Guest")
    owner.expect("3 members")
    guest.open(team)
    assert "There is nothing at this address." in guest.text

    owner.follow("Roles")
    owner.look("roles")
    owner.fill(name="Deputy", description="Stands in")
    owner.choose("copy", "Scheduler")
    owner.press("Add the role")
    owner.expect("Deputy")
    owner.look("role")
    owner.driver.find_element("id", "storage-read").click()
    owner.press("Save the role")
    owner.expect("The role is changed for everybody who has it.")
    owner.driver.find_element("css selector", "main a[aria-label='See Deputy']").click()
    chromium.wait_for(owner.driver, lambda d: d.find_element("id", "storage-read").is_selected())
