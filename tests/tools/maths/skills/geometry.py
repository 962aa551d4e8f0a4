"""Problems of our own for the four skills of geometry and trigonometry, with what must come of each."""

# ruff: noqa: E501 (one problem a line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import ANGLES, AREA_VOLUME, CIRCLES, TRIGONOMETRY

AREA = [
    Row(AREA_VOLUME, "A rectangle has a length of 14 and a width of 9. What is its area?", answer="126"),
    Row(
        AREA_VOLUME,
        "The length of a rectangular lawn is 5 meters more than three times its width. If the area of the lawn is 22 square "
        "meters, what is the perimeter of the lawn, in meters?",
        ("18", "22", "26", "30"),
        "26",
        "C",
    ),
    Row(
        AREA_VOLUME,
        r"A right circular cone has a height of $9$ and a base with radius $4$. What is the volume of the cone?",
        (r"$36\pi$", r"$48\pi$", r"$72\pi$", r"$144\pi$"),
        "48pi",
        "B",
    ),
    Row(
        AREA_VOLUME,
        r"The volume of a sphere is $288\pi$ cubic feet. What is the radius, in feet, of the sphere?",
        answer="6",
    ),
    Row(AREA_VOLUME, "What is the surface area of a cube with edge length 7?", answer="294"),
    Row(
        AREA_VOLUME,
        r"The surface area of a cube is $6\left(\frac{b}{3}\right)^2$, where $b$ is a positive constant. Which of the following "
        "gives the perimeter of one face of the cube?",
        (r"$\frac{b}{3}$", r"$\frac{4b}{3}$", r"$4b$", r"$2b$"),
        "4b/3",
        "B",
    ),
    Row(AREA_VOLUME, "A triangle has an area of 40 and a height of 8. What is the length of its base?", answer="10"),
    Row(
        AREA_VOLUME,
        "The volume of right circular cylinder P is 50 cubic inches. What is the volume, in cubic inches, of a right circular "
        "cylinder with three times the radius and half the height of cylinder P?",
        ("75", "150", "225", "450"),
        "225",
        "C",
    ),
    Row(
        AREA_VOLUME,
        "The radius of a sphere is tripled. The new volume is how many times the original volume?",
        answer="27",
    ),
    Row(
        AREA_VOLUME,
        "If the side length of a square is increased by 20%, by what percent does the area of the square increase?",
        ("20%", "40%", "44%", "144%"),
        "44",
        "C",
    ),
    Row(
        AREA_VOLUME,
        "A storage bin in the shape of a rectangular prism is 3 feet long, 2 feet wide and 18 inches high. What is the surface area, "
        "in square feet, of the bin?",
        answer="27",
    ),
    Row(
        AREA_VOLUME,
        "A trapezoid has bases of 7 and 13, and its height is 6. What is the area of the trapezoid?",
        answer="60",
    ),
    Row(
        AREA_VOLUME,
        "The perimeter of an equilateral triangle is 24. What is the area of the triangle?",
        answer="16sqrt(3)",
    ),
    Row(
        AREA_VOLUME,
        "A cone and a cylinder have the same height and the same volume. If the radius of the cylinder is $r$, what is the "
        "radius of the cone in terms of $r$?",
        (r"$r\sqrt{3}$", "$3r$", r"$\frac{r}{3}$", "$9r$"),
        "r * sqrt(3)",
        "A",
    ),
    Row(
        AREA_VOLUME,
        r"A rectangle has length $3x$ and width $x + 2$. Which expression represents the area of the rectangle?",
        ("$3x^2 + 2$", "$3x^2 + 6x$", "$8x + 4$", "$4x + 2$"),
        "3x^2 + 6x",
        "B",
    ),
    Row(
        AREA_VOLUME,
        "A solid lead ball of radius 4 centimeters is melted and recast into small balls. How many balls are made?",
    ),
    Row(
        AREA_VOLUME,
        "In the figure above, the shaded region is bounded by a square and two semicircles. What is the area of the shaded region?",
    ),
    Row(AREA_VOLUME, "A rectangle has a length of 12. What is its area?"),
]

LINES = [
    Row(
        ANGLES,
        "In triangle KLM, the measure of angle K is 48° and the measure of angle L is 71°. What is the measure of angle M?",
        answer="61",
    ),
    Row(
        ANGLES,
        r"In triangle $ABC$, $m\angle A = (x + 20)^\circ$, $m\angle B = (2x)^\circ$ and $m\angle C = (3x - 8)^\circ$. What is the value of $x$?",
        ("$24$", "$28$", "$30$", "$32$"),
        "28",
        "B",
    ),
    Row(ANGLES, "Two angles of a triangle measure 33° and 94°. What is the measure of the third angle?", answer="53"),
    Row(
        ANGLES,
        "The measures of the angles of a triangle are in the ratio 1:3:5. What is the measure, in degrees, of the largest angle?",
        answer="100",
    ),
    Row(
        ANGLES,
        "Two angles are supplementary. One angle measures 30 degrees more than twice the other. What is the measure of the smaller angle?",
        ("30°", "50°", "60°", "130°"),
        "50",
        "B",
    ),
    Row(
        ANGLES,
        "The vertex angle of an isosceles triangle measures 52°. What is the measure of each base angle?",
        answer="64",
    ),
    Row(
        ANGLES,
        "Two lines intersect. A pair of vertical angles measure (4x + 7)° and (6x - 25)°. What is the value of x?",
        answer="16",
    ),
    Row(
        ANGLES,
        "Two parallel lines are cut by a transversal. Two alternate interior angles measure (5x)° and (3x + 28)°. What is the value of x?",
        answer="14",
    ),
    Row(
        ANGLES,
        "Each interior angle of a regular polygon measures 140°. How many sides does the polygon have?",
        answer="9",
    ),
    Row(ANGLES, "What is the sum of the measures, in degrees, of the interior angles of a decagon?", answer="1440"),
    Row(
        ANGLES,
        r"Triangle $ABC$ is similar to triangle $PQR$, where $A$ corresponds to $P$ and $B$ corresponds to $Q$. If $AB = 8$, $BC = 12$ "
        r"and $PQ = 20$, what is the length of $\overline{QR}$?",
        answer="30",
    ),
    Row(
        ANGLES,
        "In triangle ABC, point D lies on side AB and point E lies on side AC so that DE is parallel to BC. If AD = 4, DB = 6 and BC = 15, "
        "what is the length of DE?",
        ("6", "8", "10", "12"),
        "6",
        "A",
    ),
    Row(
        ANGLES,
        "In triangle DEF, DE = DF and the measure of angle E is 39°. What is the measure of angle D?",
        answer="102",
    ),
    Row(
        ANGLES,
        "Two sides of a triangle have lengths 6 and 11. Which of the following could be the length of the third side?",
        ("4", "5", "12", "17"),
        "12",
        "C",
    ),
    Row(
        ANGLES,
        "A flagpole casts a shadow 24 feet long at the same time that a vertical stick 3 feet tall casts a shadow 4 feet long on level ground. "
        "What is the height, in feet, of the flagpole?",
        answer="18",
    ),
    Row(
        ANGLES,
        "In triangle XYZ, point M is the midpoint of XY and point N is the midpoint of XZ. If MN = 9, what is the length of YZ?",
        answer="18",
    ),
    Row(ANGLES, "In the figure above, lines l and m are parallel. What is the value of x?"),
    Row(ANGLES, "In triangle ABC, the measure of angle A is 50°. What is the measure of angle B?"),
    Row(ANGLES, "In an isosceles triangle, one angle measures 40°. What is the measure of the largest angle?"),
]

RIGHT = [
    Row(
        TRIGONOMETRY,
        "In triangle ABC, angle C is a right angle, AC = 8, and BC = 15. What is sin A?",
        (r"$\frac{8}{17}$", r"$\frac{15}{17}$", r"$\frac{8}{15}$", r"$\frac{15}{8}$"),
        "15/17",
        "B",
    ),
    Row(
        TRIGONOMETRY,
        r"In right triangle $PQR$, the measure of angle $Q$ is $90^\circ$ and $\tan P = \frac{5}{12}$. What is the value of $\cos R$?",
        answer="5/13",
    ),
    Row(
        TRIGONOMETRY,
        "The legs of a right triangle have lengths 9 and 12. What is the length of the hypotenuse?",
        answer="15",
    ),
    Row(
        TRIGONOMETRY,
        r"The hypotenuse of a right triangle has length $10$ and one leg has length $4$. What is the length of the other leg?",
        (r"$6$", r"$2\sqrt{21}$", r"$2\sqrt{29}$", r"$84$"),
        "2sqrt(21)",
        "B",
    ),
    Row(
        TRIGONOMETRY,
        r"The hypotenuse of a $45^\circ$-$45^\circ$-$90^\circ$ triangle has length $8$. What is the length of each leg?",
        answer="4sqrt(2)",
    ),
    Row(
        TRIGONOMETRY,
        "In triangle RST, angle S is a right angle and the measure of angle R is 60°. If RT = 18, what is the length of ST?",
        answer="9sqrt(3)",
    ),
    Row(
        TRIGONOMETRY,
        r"If $\sin x^\circ = \cos 22^\circ$ and $0 < x < 90$, what is the value of $x$?",
        ("$22$", "$68$", "$112$", "$158$"),
        "68",
        "B",
    ),
    Row(
        TRIGONOMETRY,
        r"In a right triangle, one angle measures $x^\circ$, where $\sin x^\circ = \frac{4}{5}$. What is $\cos(90^\circ - x^\circ)$?",
        answer="4/5",
    ),
    Row(
        TRIGONOMETRY,
        "A 25-foot ladder leans against a vertical wall with its foot 7 feet from the base of the wall. How high up the wall does the "
        "ladder reach?",
        answer="24",
    ),
    Row(
        TRIGONOMETRY,
        "A 10-foot ladder makes an angle of 60° with the wall. How high does the ladder reach?",
        answer="5",
    ),
    Row(
        TRIGONOMETRY,
        "An observer standing 80 meters from the base of a vertical tower measures the angle of elevation to the top of the tower as 35°. "
        "Which of the following represents the height, in meters, of the tower?",
        (r"$80\sin 35^\circ$", r"$80\cos 35^\circ$", r"$80\tan 35^\circ$", r"$\frac{80}{\tan 35^\circ}$"),
        "80 tan(35°)",
        "C",
    ),
    Row(
        TRIGONOMETRY,
        "An angle has a measure of 7π/9 radians. What is the measure of the angle in degrees?",
        answer="140",
    ),
    Row(
        TRIGONOMETRY,
        r"Which of the following is equal to $150^\circ$ in radians?",
        (r"$\frac{5\pi}{6}$", r"$\frac{6\pi}{5}$", r"$\frac{2\pi}{3}$", r"$\frac{3\pi}{4}$"),
        "5pi/6",
        "A",
    ),
    Row(TRIGONOMETRY, r"What is the value of $\sin\left(\frac{2\pi}{3}\right)$?", answer="sqrt(3)/2"),
    Row(
        TRIGONOMETRY,
        r"Triangles $ABC$ and $DEF$ are similar, with right angles at $C$ and $F$ and with $A$ corresponding to $D$. "
        r"If $\sin A = \frac{5}{13}$ and $DE = 39$, what is the length of $\overline{DF}$?",
        answer="36",
    ),
    Row(TRIGONOMETRY, "In triangle ABC, angle C is a right angle and AC = 8. What is the value of sin A?"),
    Row(TRIGONOMETRY, r"If $\sin a = \cos b$, what is the value of $a$?"),
    Row(TRIGONOMETRY, "In the right triangle shown above, what is the length of the hypotenuse?"),
]

ROUND = [
    Row(CIRCLES, r"What is the center of the circle with equation $(x + 2)^2 + (y - 9)^2 = 16$ in the $xy$-plane?",
        ("$(-2, 9)$", "$(2, -9)$", "$(-2, -9)$", "$(2, 9)$"), "(-2, 9)", "A"),
    Row(CIRCLES, "The equation x² + y² − 4x + 8y = 5 represents a circle in the xy-plane. What is the radius of the circle?", answer="5"),
    Row(CIRCLES, r"A circle in the $xy$-plane has center $(3, -2)$ and passes through the point $(6, 2)$. Which of the following is an equation of the circle?",
        ("$(x-3)^2+(y+2)^2=25$", "$(x+3)^2+(y-2)^2=25$", "$(x-3)^2+(y+2)^2=5$", "$(x+3)^2+(y-2)^2=5$"), "(x-3)^2+(y+2)^2=25", "A"),
    Row(CIRCLES, "The endpoints of a diameter of a circle in the xy-plane are (-1, 4) and (5, 12). What is the radius of the circle?", answer="5"),
    Row(CIRCLES, r"The graph of $x^2 + y^2 - 6x + 2y + c = 0$, where $c$ is a constant, is a circle of radius $4$ in the $xy$-plane. What is the value of $c$?",
        answer="-6"),
    Row(CIRCLES, "A circle in the xy-plane has its center at (4, -7) and is tangent to the y-axis. What is the area of the circle?", answer="16pi"),
    Row(CIRCLES, "The circle with equation x^2 + y^2 = 9 is translated 5 units down and 1 unit to the right. Which of the following is an equation of the "
        "translated circle?", ("(x-1)^2+(y+5)^2=9", "(x+1)^2+(y-5)^2=9", "(x-1)^2+(y-5)^2=9", "(x-5)^2+(y+1)^2=9"),
        "(x-1)^2+(y+5)^2=9", "A"),
    Row(CIRCLES, r"Which of the following points lies inside the circle with equation $(x-1)^2 + y^2 = 10$?",
        ("$(5, 0)$", "$(3, 2)$", "$(4, 1)$", "$(0, 4)$"), "(3, 2)", "B"),
    Row(CIRCLES, "A circle has radius 18. What is the length of an arc of the circle that is intercepted by a central angle of 50°?", answer="5pi"),
    Row(CIRCLES, "In a circle with radius 10, the area of a sector is 20π. What is the measure, in degrees, of the central angle of the sector?",
        ("36°", "72°", "144°", "20°"), "72", "B"),
    Row(CIRCLES, "Points A, B, and C lie on a circle with center O, and the measure of inscribed angle ABC is 41°. What is the measure of minor arc AC?",
        answer="82"),
    Row(CIRCLES, "Line AB is tangent to a circle with center O at point B. If AB = 12 and OB = 9, what is the length of AO?", answer="15"),
    Row(CIRCLES, "A chord of a circle is 24 units long and is 5 units from the center. What is the radius of the circle?", answer="13"),
    Row(CIRCLES, "The circumference of a circle is 10π. What is the area of the circle?", ("5π", "10π", "25π", "100π"), "25pi", "C"),
    Row(CIRCLES, "What is the length of an arc intercepted by a central angle of 3 radians in a circle with radius 4?", answer="12"),
    Row(CIRCLES, "A circle is tangent to both axes. What is its radius?"),
    Row(CIRCLES, "What is the radius of the circle shown above?"),
    Row(CIRCLES, "Points A, B, and C lie on a circle, and the measure of angle ABC is shown in the figure. What is the measure of arc AC?"),
]  # fmt: skip

PROBLEMS: list[Row] = [*AREA, *LINES, *RIGHT, *ROUND]
