"""More geometry of our own: composed solids, folded boxes, rates for a size, stories of right triangles, points and circles."""

# ruff: noqa: E501 (one problem a line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import ANGLES, AREA_VOLUME, CIRCLES, TRIGONOMETRY

COMPOSED = [
    Row(AREA_VOLUME, "A rocket is a right circular cylinder topped by a right circular cone with the same radius. The radius of the rocket is 2 meters, the height of "
        "the cylinder is 9 meters, and the height of the cone is 6 meters. What is the volume of the rocket, in cubic meters?", (r"$36\pi$", r"$44\pi$", r"$60\pi$", r"$48\pi$"), "44pi", "B"),
    Row(AREA_VOLUME, "A paperweight is made by attaching a hemisphere of radius 3 to the base of a right circular cone with radius 3 and height 4. What is the total volume of the paperweight?", answer="30pi"),
    Row(AREA_VOLUME, "A lamp consists of a cylinder with a hemisphere on top. The radius of both the cylinder and the hemisphere is 3, and the height of the cylinder is 5. What is the volume of the lamp?", answer="63pi"),
    Row(AREA_VOLUME, "A barn is a cylinder topped by a cone with the same radius. The radius of the barn is 4, the height of the barn is 12 and the height of the cone is 3. What is the volume of the barn?", answer="160pi"),
    Row(AREA_VOLUME, "A circular hole of radius 3 is cut from a square sheet of tin with side length 9. What is the area of the remaining tin?", ("$81 - 9π$", "$81 - 6π$", "$81 + 9π$", "$72π$"), "81 - 9pi", "A"),
    Row(AREA_VOLUME, "A cylindrical hole of radius 2 is drilled straight through a cube with edge length 5. What is the volume of the remaining solid?", answer="125 - 20pi"),
    Row(AREA_VOLUME, "A silo is a cylinder with a conical roof. The cylinder has radius 4 meters and height 12 meters. What is the volume of the silo?"),
    Row(AREA_VOLUME, "A cylindrical hole of radius 1 is drilled through a cube with edge length 6. What is the volume of the cube?"),
    Row(AREA_VOLUME, "A rectangle of length 8 and width 5 has a square of side 2 removed from each corner. What is the area of the remaining region?"),
    Row(AREA_VOLUME, "Squares with sides of length 2 inches are cut from each corner of a square sheet of cardboard with side length 12 inches, and the sides are folded up to form an open box. "
        "What is the volume of the box, in cubic inches?", answer="128"),
    Row(AREA_VOLUME, "An open box is made from a rectangular sheet of paper 20 inches by 14 inches by cutting squares with side length x inches from each corner and folding up the sides. "
        "Which expression represents the volume of the box?", ("x(20-x)(14-x)", "x(20-2x)(14-2x)", "(20-2x)(14-2x)", "2x(20-x)(14-x)"), "x(20-2x)(14-2x)", "B"),
    Row(AREA_VOLUME, "A square metal sheet has side length 20. Squares of side 3 are cut from two of the corners and the sides are folded up to form a box. What is the volume of the box?"),
    Row(AREA_VOLUME, "A brass cube has an edge length of 4 centimeters. The density of the brass is 8 grams per cubic centimeter. What is the mass of the cube, in grams?", answer="512"),
    Row(AREA_VOLUME, "The density of water is 1 gram per cubic centimeter. A steel cube has an edge length of 5 centimeters. What is the mass of the cube, in grams?"),
    Row(AREA_VOLUME, "A rectangular hall is 20 feet by 15 feet. Carpet costs $3 per square foot. What is the cost to carpet the hall?", answer="900"),
    Row(AREA_VOLUME, "A tank in the shape of a cylinder has radius 2 feet and height 9 feet. Water is pumped in at a rate of 3π cubic feet per minute. How many minutes does it take to fill the tank?", answer="12"),
    Row(AREA_VOLUME, "In the xy-plane, a triangle has vertices (1, 2), (9, 2) and (4, 7). What is the area of the triangle?", answer="20"),
    Row(AREA_VOLUME, "A rectangle in the xy-plane has vertices at (0, 1), (4, 4), (1, 8), and (-3, 5). What is its perimeter?", answer="20"),
    Row(AREA_VOLUME, "A trapezoid has vertices (0, 0), (6, 0), (2, 5), and (8, 5). What is its area?"),
    Row(AREA_VOLUME, "If each edge of a cube is multiplied by 5, the volume of the cube is multiplied by what number?", ("5", "15", "25", "125"), "125", "D"),
    Row(AREA_VOLUME, "The volume of a sphere is multiplied by 64. By what number is the radius of the sphere multiplied?", answer="4"),
    Row(AREA_VOLUME, "A square with side length 4 is inscribed in a circle. What is the area of the circle?", answer="8pi"),
]  # fmt: skip

STORIES = [
    Row(TRIGONOMETRY, "One angle of a right triangle measures 60°, and the hypotenuse has length 22. What is the length of the longer leg?", ("$11$", r"$11\sqrt{2}$", r"$11\sqrt{3}$", r"$22\sqrt{3}$"), "11sqrt(3)", "C"),
    Row(TRIGONOMETRY, "In a right triangle with a 60° angle, the shorter leg is 5. What is the length of the longer leg?", answer="5sqrt(3)"),
    Row(TRIGONOMETRY, "A right triangle has an angle measuring 60° and a hypotenuse of length 18. What is the length of the leg adjacent to the 60° angle?", answer="9"),
    Row(TRIGONOMETRY, "One angle of a right triangle is 60° and one leg is 7. What is the hypotenuse?"),
    Row(TRIGONOMETRY, "The top of a 15-foot ladder rests against a wall at a point 12 feet above the ground. How far is the bottom of the ladder from the wall, in feet?", answer="9"),
    Row(TRIGONOMETRY, "A 17-foot ladder is placed against a wall so that the bottom of the ladder is 8 feet from the base of the wall. How many feet above the ground does the top of the ladder touch the wall?", answer="15"),
    Row(TRIGONOMETRY, "Ravi is flying a kite at the end of 90 feet of string. The string makes an angle of 41 degrees with the level ground. Which expression represents the height of the kite above the ground, in feet?",
        ("90 cos 41°", "90/(sin 41°)", "90 tan 41°", "90 sin 41°"), "90 sin(41°)", "D"),
    Row(TRIGONOMETRY, "A kite is flown with 90 feet of string at an angle of 41 degrees with the ground. If the string is held 4 feet above the ground, what is the height of the kite above the ground?"),
    Row(TRIGONOMETRY, "Triangle RST has a right angle at S, with RS = 8, ST = 15, and RT = 17. Triangle JKL is similar to triangle RST, where vertices J, K, and L correspond to vertices R, S, and T, respectively. What is the value of sin L?", answer="8/17"),
    Row(TRIGONOMETRY, "For acute angles G and H, sin G = cos H. If the measure of angle G is 27°, what is the measure, in degrees, of angle H?", answer="63"),
    Row(TRIGONOMETRY, "In right triangle ABC, the measures of the acute angles A and B are (4x + 1)° and (2x - 7)°. If sin A = cos B, what is the value of x?", answer="16"),
    Row(TRIGONOMETRY, "Angles P and Q are the acute angles of a right triangle. If sin P = 8/17, what is the value of tan Q?", answer="15/8"),
    Row(TRIGONOMETRY, "If sin A = cos B and the measure of angle A is 34°, what is the measure of angle B?"),
]  # fmt: skip

LINES = [
    Row(ANGLES, "Two parallel lines are cut by a transversal. Two interior angles on the same side of the transversal measure (2x + 40)° and (4x - 10)°. What is the value of x?", ("15", "20", "25", "30"), "25", "C"),
    Row(ANGLES, "Lines p and q are parallel and are cut by transversal t. A pair of corresponding angles measure (3x + 5)° and (4x - 20)°. What is the value of x?", answer="25"),
    Row(ANGLES, "Two lines are cut by a transversal. Alternate interior angles measure (2x+10)° and (4x-30)°. What is the value of x?"),
    Row(ANGLES, "The lengths of two sides of a triangle are 5 and 9. If the length of the third side is an integer, how many different values are possible for the length of the third side?", ("8", "9", "10", "11"), "9", "B"),
    Row(ANGLES, "The lengths of two sides of a triangle are 5 and 9. How many different values are possible for the length of the third side?"),
    Row(ANGLES, "Which of the following could be the lengths of the three sides of a triangle?", ("1, 2, 3", "4, 4, 9", "3, 6, 8", "2, 5, 7"), "3, 6, 8", "C"),
]  # fmt: skip

ROUND = [
    Row(CIRCLES, "Which of the following points in the xy-plane lies on the circle with equation (x - 2)^2 + (y + 1)^2 = 13?", ("(5, 1)", "(2, -1)", "(4, 3)", "(5, 3)"), "(5, 1)", "A"),
    Row(CIRCLES, "A circle has center (2, 3) and radius 5. Which of the following points is NOT on the circle?", ("(7, 3)", "(5, 7)", "(2, 8)", "(6, 7)"), "(6, 7)", "D"),
    Row(CIRCLES, "A circle with center O has a radius of 8. Point P lies outside the circle, and OP = 17. If PT is tangent to the circle at point T, what is the length of PT?", answer="15"),
    Row(CIRCLES, "Segments PA and PB are tangent to a circle at points A and B. If PA = 2x + 5 and PB = 3x - 4, what is the value of x?", answer="9"),
    Row(CIRCLES, "PT is tangent to a circle with center O. OP = 41 and OT = 9. What is PT?"),
    Row(CIRCLES, "A circle has a circumference of 24π. What is the length of an arc of this circle with a central angle of 75°?", answer="5pi"),
]  # fmt: skip

PROBLEMS: list[Row] = [*COMPOSED, *STORIES, *LINES, *ROUND]
