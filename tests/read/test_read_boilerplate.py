"""What is masked in the body and at the end of an article, and above all what is not."""

from __future__ import annotations

import pytest

from kg.read.article import make_article

TITLE = "Peru and Ruritania fail to agree"
BODY = (
    "LIMA — Finance Minister Ana Solís criticized Ruritania on Monday, a day after talks between"
    " the two countries had ended without a result.\n\nTom Reed, who speaks for Ruritania, said"
    " that his government had offered all that it could, and that it was for Peru to move now. He"
    " would not say when the two sides might meet again, or where.\n\nThe border between the two"
    " has been closed since May, and trade over it has all but ended."
)
END = "\n\nBoth sides are expected back in Lima in spring, when the rains are over."


def mask(text):
    article = make_article("talks.txt", text)
    return [article.text[start:end] for start, end in article.masked]


ANYWHERE = [
    "Advertisement",
    "Read more: Ruritania closes its border",
    "READ: Ruritania closes its border",
    "Related: What the border is about",
    "Sign up for our weekly newsletter and never miss a story.",
    "Subscribe to the Valley Courier newsletter",
    "Share this article",
    "Facebook Twitter Email Print",
    "265 shares",
    "Story continues below advertisement",
    "Follow us on Twitter",
    "© 2026 Valley Courier",
    "Copyright 2026 Valley Courier. All rights reserved.",
    "Mia Chen contributed to this report.",
    "(Reporting by Mia Chen; Editing by Luis Rey)",
    "Photo: Mia Chen/Andes Wire",
]


@pytest.mark.parametrize("line", ANYWHERE)
def test_some_furniture_is_known_wherever_it_stands(line):
    assert mask(f"{TITLE}\n\n{BODY}\n\n{line}{END}") == [line]


TAILS = [
    ["Tags: Peru, Ruritania, trade"],
    ["Peru • Ruritania • Trade"],
    ["Mia Chen is a reporter at the Valley Courier."],
    ["Mia Chen covers trade and finance for Andes Wire. Follow her at @miachen."],
    ["Twitter: @miachen"],
    ["Related articles", "Ruritania closes its border", "Who is Ana Solís?"],
    ["Most read", "Rain delays cup final", "Ten ways to cook rice"],
    ["About the author", "Mia Chen came to Lima in 2015 and has lived there with two cats since."],
    ["Courier Staff Writers", "Those who write here have done so for years and know what they do."],
    ["Newsletter", "Our best stories, to your inbox, every week."],
    ["We use cookies to make this site better. You can change your cookie settings."],
    ["Privacy Overview", "Your privacy matters to us: we keep your data on our own device."],
    ["The views expressed in this article are those of the author alone."],
    ["Mia Chen contributed to this report.", "Only the Courier looks behind the border.",
     "Subscribe", "All rights reserved."],
    ["Rain delays cup final as…", "Ten ways to cook rice in…"],
    ["Humidity: 80%", "rain 8.5°C"],
    ["Subscribe", "Log in"],
    ["Categories", "Follow", "Peru and trade", "Subscribe", "All rights reserved."],
    ["© 2026 Valley Courier"],
]  # fmt: skip


@pytest.mark.parametrize("lines", TAILS, ids=lambda lines: lines[0])
@pytest.mark.parametrize("newline", ["\n", "\n\n", "\r\n"], ids=repr)
def test_the_tail_is_masked_to_its_end(lines, newline):
    assert mask(f"{TITLE}\n\n{BODY}\n\n{newline.join(lines)}\n") == lines


NEWS = [
    "Websites must not set cookies without consent, the court in Lima ruled on Monday.",
    "“We use cookies on our website and your data is safe with us,” said Mr. Reed.",
    "Readers of the Valley Courier may unsubscribe, its publisher said on Monday.",
    "A privacy policy must be short, says the law that Peru passed in May.",
    "The newsletter of the ministry had 2,000 subscribers, and no website.",
    "Copyright law has not changed since 1998, Ms. Solís said.",
    "Ana Solís is a former reporter who covered trade for the Valley Courier.",
    "Luis Rey is the former mayor of Port Amber.",
    "The president of Peru is Mia Chen.",
    "Photo by photo, the police rebuilt the evening.",
    "Follow the money, Mr. Reed said.",
    "Falling prices contributed to this report of unrest.",
    "Contact with the ship was lost on Monday.",
    "Subscribers to the treaty are few, and Peru is not one of them.",
    "Humidity reached 80% in Lima on Monday.",
    "More than that: nobody had expected it.",
    "By Monday the talks had failed.",
    "The minister of trade, Mia Chen, left early…",
    "Opinions differ in Lima.",
    "Ruritania",
    "What happens next",
    "Privacy",
    "On 28 January 2026 the talks ended.",
]


@pytest.mark.parametrize("line", NEWS)
def test_news_stays_readable(line):
    assert mask(f"{TITLE}\n\n{line}\n\n{BODY}") == []
    assert mask(f"{TITLE}\n\n{BODY}\n\n{line}{END}") == []
    assert mask(f"{TITLE}\n\n{BODY}\n\n{line}") == []


@pytest.mark.parametrize("line", [NEWS[0], "Mia Chen is a reporter.", "Twitter: @miachen"])
def test_a_text_of_one_line_stays_readable(line):
    assert mask(line) == []


def test_an_article_about_cookie_law_keeps_its_body():
    text = (
        "Peru tightens rules on cookies\n\n"
        "LIMA — Websites in Peru will have to ask for consent before they store cookies on a"
        " reader's device, under a law that was passed on Monday.\n\n"
        "The law on personal data also says that a privacy policy must fit on one page, and that"
        " consent may be withdrawn at any time.\n\n"
        "“Your browser is your home,” Ms. Solís told lawmakers. “We want you to choose your"
        " cookie settings yourself.”\n\n"
        "Publishers fear for advertising. Privacy groups say that newsletters and subscriptions"
        " will bring in more than cookies ever did."
    )
    assert mask(text) == []
    assert mask(f"{text}\n\nWe use cookies. See our privacy policy.") == [
        "We use cookies. See our privacy policy."
    ]


def test_a_heading_of_the_article_is_not_the_page_s():
    text = f"{TITLE}\n\n{BODY}\n\nPrivacy\n\n{END}"
    assert mask(text) == []


def test_a_headline_that_stands_again_is_masked_once():
    assert mask(f"{TITLE}\n\n{BODY}\n\n{TITLE.upper()}{END}") == [TITLE.upper()]


def test_a_caption_keeps_its_words_and_loses_its_credit():
    caption = "Ms. Solís in Lima on Sunday. | Pool photo by Mia Chen/EPA"
    assert mask(f"{TITLE}\n\n{BODY}\n\n{caption}{END}") == [" | Pool photo by Mia Chen/EPA"]


def test_a_signoff_within_the_last_paragraph():
    assert mask(f"{TITLE}\n\n{BODY} mc/lr (AFP, dpa)") == [" mc/lr (AFP, dpa)"]


def test_a_second_article_after_the_contributors_is_no_tail():
    first = f"{TITLE}\n\n{BODY}\n\nMia Chen contributed to this report."
    assert mask(f"{first}\n\nChile votes\n\n{BODY}") == ["Mia Chen contributed to this report."]


def test_the_byline_tells_who_is_presented_at_the_end():
    bio = "Mia Chen is a professor of law in Lima."
    assert mask(f"{TITLE}\n\nBy Mia Chen\n\n{BODY}\n\n{bio}") == ["By Mia Chen", bio]
    assert mask(f"{TITLE}\n\n{BODY}\n\n{bio}") == []
